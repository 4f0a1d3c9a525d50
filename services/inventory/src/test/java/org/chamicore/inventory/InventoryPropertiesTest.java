package org.chamicore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class InventoryPropertiesTest {

    @EnableConfigurationProperties(InventoryProperties.class)
    static class Settings {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaults() {
        runner.run(context -> assertThat(context.getBean(InventoryProperties.class))
                .isEqualTo(new InventoryProperties(List.of(), List.of(), true)));
    }

    @Test
    void everyPropertyIsRead() {
        runner.withPropertyValues(
                        "chamicore.inventory.extra-roles=Visualization,Login",
                        "chamicore.inventory.extra-sub-roles=Gateway",
                        "chamicore.inventory.open-reads=false")
                .run(context -> assertThat(context.getBean(InventoryProperties.class))
                        .isEqualTo(
                                new InventoryProperties(List.of("Visualization", "Login"), List.of("Gateway"), false)));
    }

    @Test
    void misspeltPropertyStopsTheStart() {
        runner.withPropertyValues("chamicore.inventory.extra-rolls=Login")
                .run(context -> assertThat(context).hasFailed());
    }
}
