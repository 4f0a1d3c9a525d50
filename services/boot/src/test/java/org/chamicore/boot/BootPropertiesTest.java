package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.chamicore.boot.BootProperties.Retry;
import org.chamicore.boot.BootProperties.Seed;
import org.chamicore.boot.BootProperties.Unknown;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BootPropertiesTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new BootProperties(
                        null,
                        new Seed(null, 27777),
                        new Retry(Duration.ofSeconds(30), Duration.ofMinutes(5)),
                        new Unknown(Duration.ofSeconds(10), Duration.ofMinutes(1), 60)));
    }

    @Test
    void everyPropertyIsRead() {
        assertThat(bind(Map.of(
                        "chamicore.boot.chain-url", "https://gw.example/apis/bss",
                        "chamicore.boot.seed.url", "https://gw.example/cloud-init",
                        "chamicore.boot.seed.port", "8443",
                        "chamicore.boot.retry.delay", "5s",
                        "chamicore.boot.retry.longest", "20s",
                        "chamicore.boot.unknown.delay", "2s",
                        "chamicore.boot.unknown.longest", "8s",
                        "chamicore.boot.unknown.tries", "3")))
                .isEqualTo(new BootProperties(
                        URI.create("https://gw.example/apis/bss"),
                        new Seed(URI.create("https://gw.example/cloud-init"), 8443),
                        new Retry(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                        new Unknown(Duration.ofSeconds(2), Duration.ofSeconds(8), 3)));
    }

    @Test
    void emptyAddressesAreNone() {
        BootProperties empty = bind(Map.of("chamicore.boot.chain-url", "", "chamicore.boot.seed.url", ""));
        assertThat(empty.chainUrl()).isNull();
        assertThat(empty.seed().url()).isNull();
    }

    private static BootProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("chamicore.boot", BootProperties.class);
    }
}
