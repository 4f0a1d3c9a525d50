package org.chamicore.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WebPropertiesTest {

    @Test
    void haveDefaultsThatStart() {
        assertThat(bind(Map.of())).isEqualTo(new WebProperties(DataSize.ofMegabytes(32), List.of()));
    }

    @Test
    void takeEveryValue() {
        assertThat(bind(Map.of("chamicore.web.max-body", "1KB", "chamicore.web.form-paths", "/oauth2/,/login")))
                .isEqualTo(new WebProperties(DataSize.ofKilobytes(1), List.of("/oauth2/", "/login")));
    }

    private static WebProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chamicore.web", WebProperties.class);
    }
}
