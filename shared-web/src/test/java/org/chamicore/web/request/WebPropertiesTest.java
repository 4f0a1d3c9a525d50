package org.chamicore.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.chamicore.web.address.ForwardedHeader;
import org.chamicore.web.address.Network;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WebPropertiesTest {

    @Test
    void haveDefaultsThatStart() {
        assertThat(bind(Map.of()))
                .isEqualTo(new WebProperties(
                        DataSize.ofMegabytes(32), List.of(), List.of(), ForwardedHeader.X_FORWARDED_FOR));
    }

    @Test
    void takeEveryValue() {
        assertThat(bind(Map.of(
                        "chamicore.web.max-body", "1KB",
                        "chamicore.web.form-paths", "/oauth2/,/login",
                        "chamicore.web.trusted-proxies", "10.0.0.0/8, fd00::1",
                        "chamicore.web.forwarded-header", "Forwarded")))
                .isEqualTo(new WebProperties(
                        DataSize.ofKilobytes(1),
                        List.of("/oauth2/", "/login"),
                        List.of(Network.valueOf("10.0.0.0/8"), Network.valueOf("fd00::1")),
                        ForwardedHeader.FORWARDED));
    }

    @Test
    void trustNobodyWhereProxiesAreBlank() {
        assertThat(bind(Map.of("chamicore.web.trusted-proxies", "")).trustedProxies())
                .isEmpty();
    }

    @Test
    void refuseAProxyThatIsNoNetwork() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of("chamicore.web.trusted-proxies", "gateway")))
                .havingRootCause()
                .withMessageContaining("'gateway' is no network");
    }

    private static WebProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chamicore.web", WebProperties.class);
    }
}
