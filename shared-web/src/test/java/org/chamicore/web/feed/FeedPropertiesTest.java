package org.chamicore.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FeedPropertiesTest {

    private static final URI FEED = URI.create("http://localhost:27779/hsm/v2/changes");

    @Test
    void haveDefaultsForAllButTheAddress() {
        assertThat(bind(Map.of("chamicore.feed.url", FEED.toString())))
                .isEqualTo(new FeedProperties(
                        FEED, "smd.read", Duration.ofSeconds(10), 1000, Duration.ofMillis(50), Duration.ofMinutes(5)));
    }

    @Test
    void takeEveryValue() {
        assertThat(bind(Map.of(
                        "chamicore.feed.url", FEED.toString(),
                        "chamicore.feed.scope", "other.read",
                        "chamicore.feed.long-poll", "30s",
                        "chamicore.feed.page-size", "100",
                        "chamicore.feed.gather", "200ms",
                        "chamicore.feed.snapshot-timeout", "1m")))
                .isEqualTo(new FeedProperties(
                        FEED,
                        "other.read",
                        Duration.ofSeconds(30),
                        100,
                        Duration.ofMillis(200),
                        Duration.ofMinutes(1)));
    }

    private static FeedProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chamicore.feed", FeedProperties.class);
    }
}
