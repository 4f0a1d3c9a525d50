package org.chamicore.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LoadPropertiesTest {

    @Test
    void haveDefaultsThatStart() {
        assertThat(bind(Map.of()))
                .hasToString(
                        "LoadProperties[connections=2048, readBuffer=2048B, writeBuffer=8192B, requests=512, fromMemory=(?!), bodies=50331648B, idleCollection=PT30S]");
    }

    @Test
    void takeEveryValue() {
        assertThat(bind(Map.of(
                        "chamicore.load.connections", "100",
                        "chamicore.load.read-buffer", "1KB",
                        "chamicore.load.write-buffer", "3KB",
                        "chamicore.load.requests", "7",
                        "chamicore.load.from-memory", "/[a-z]+-data",
                        "chamicore.load.bodies", "1MB",
                        "chamicore.load.idle-collection", "1m")))
                .hasToString(
                        "LoadProperties[connections=100, readBuffer=1024B, writeBuffer=3072B, requests=7, fromMemory=/[a-z]+-data, bodies=1048576B, idleCollection=PT1M]");
    }

    private static LoadProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chamicore.load", LoadProperties.class);
    }
}
