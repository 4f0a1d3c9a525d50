package org.chamicore.boot.bootscript;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.chamicore.boot.BootProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What writes scripts, with settings and a clock of its own. */
public final class TestScripts {

    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_770_000_000), ZoneOffset.UTC);

    private TestScripts() {}

    /** With the settings' defaults. */
    public static Impacts impacts() {
        return new Impacts(new Scripts(settings(Map.of()), CLOCK), settings(Map.of()));
    }

    public static BootProperties settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("chamicore.boot", BootProperties.class);
    }
}
