package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.chamicore.boot.BootProperties.History;
import org.chamicore.boot.BootProperties.NodeTokenMode;
import org.chamicore.boot.BootProperties.NodeTokens;
import org.chamicore.boot.BootProperties.Retry;
import org.chamicore.boot.BootProperties.Seed;
import org.chamicore.boot.BootProperties.Unknown;
import org.chamicore.boot.BootProperties.UnknownPolicy;
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
                        new Unknown(UnknownPolicy.DISCOVER, Duration.ofSeconds(10), Duration.ofMinutes(1), 60),
                        new History(50_000, Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(7), 10_000),
                        new NodeTokens(NodeTokenMode.OFF, "", Duration.ofHours(1))));
    }

    @Test
    void everyPropertyIsRead() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("chamicore.boot.chain-url", "https://gw.example/apis/bss"),
                        Map.entry("chamicore.boot.seed.url", "https://gw.example/cloud-init"),
                        Map.entry("chamicore.boot.seed.port", "8443"),
                        Map.entry("chamicore.boot.retry.delay", "5s"),
                        Map.entry("chamicore.boot.retry.longest", "20s"),
                        Map.entry("chamicore.boot.unknown.delay", "2s"),
                        Map.entry("chamicore.boot.unknown.longest", "8s"),
                        Map.entry("chamicore.boot.unknown.tries", "3"),
                        Map.entry("chamicore.boot.unknown.policy", "exit"),
                        Map.entry("chamicore.boot.history.queue", "7"),
                        Map.entry("chamicore.boot.history.keep", "2d"),
                        Map.entry("chamicore.boot.history.keep-access", "4d"),
                        Map.entry("chamicore.boot.history.keep-unknown", "3d"),
                        Map.entry("chamicore.boot.history.most-unknown", "9"),
                        Map.entry("chamicore.boot.node-tokens.mode", "require"),
                        Map.entry("chamicore.boot.node-tokens.key-file", "/run/key"),
                        Map.entry("chamicore.boot.node-tokens.lifetime", "5m"))))
                .isEqualTo(new BootProperties(
                        URI.create("https://gw.example/apis/bss"),
                        new Seed(URI.create("https://gw.example/cloud-init"), 8443),
                        new Retry(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                        new Unknown(UnknownPolicy.EXIT, Duration.ofSeconds(2), Duration.ofSeconds(8), 3),
                        new History(7, Duration.ofDays(2), Duration.ofDays(4), Duration.ofDays(3), 9),
                        new NodeTokens(NodeTokenMode.REQUIRE, "/run/key", Duration.ofMinutes(5))));
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
