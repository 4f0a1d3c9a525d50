package org.chamicore.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.chamicore.cloudinit.CloudInitProperties.NodeTokenMode;
import org.chamicore.cloudinit.CloudInitProperties.NodeTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class CloudInitPropertiesTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new CloudInitProperties(
                        "",
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(15),
                        true,
                        Duration.ofDays(7),
                        Duration.ofDays(365),
                        new NodeTokens(NodeTokenMode.OFF, "")));
    }

    @Test
    void everyPropertyIsRead() {
        assertThat(bind(Map.of(
                        "chamicore.cloud-init.node-tokens.mode", "require",
                        "chamicore.cloud-init.node-tokens.key-file", "/run/key",
                        "chamicore.cloud-init.base-url", "https://head/cloud-init",
                        "chamicore.cloud-init.retry-after", "2s",
                        "chamicore.cloud-init.late-after", "1h",
                        "chamicore.cloud-init.keep-unknown", "2d",
                        "chamicore.cloud-init.keep-fetches", "3d",
                        "chamicore.cloud-init.report-each-boot", "false")))
                .isEqualTo(new CloudInitProperties(
                        "https://head/cloud-init",
                        Duration.ofSeconds(2),
                        Duration.ofHours(1),
                        false,
                        Duration.ofDays(2),
                        Duration.ofDays(3),
                        new NodeTokens(NodeTokenMode.REQUIRE, "/run/key")));
    }

    @Test
    void environmentIsRead() {
        SystemEnvironmentPropertySource environment = new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of(
                        "CHAMICORE_CLOUD_INIT_BASE_URL", "http://head/cloud-init",
                        "CHAMICORE_CLOUD_INIT_PORT", "27777"));

        assertThat(new Binder(ConfigurationPropertySources.from(environment))
                        .bindOrCreate("chamicore.cloud-init", CloudInitProperties.class))
                .isEqualTo(new CloudInitProperties(
                        "http://head/cloud-init",
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(15),
                        true,
                        Duration.ofDays(7),
                        Duration.ofDays(365),
                        new NodeTokens(NodeTokenMode.OFF, "")));
    }

    private static CloudInitProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("chamicore.cloud-init", CloudInitProperties.class);
    }
}
