package org.chamicore.web.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Neighbour;
import org.chamicore.web.testing.Neighbour.Exchange;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** The feed in a whole service: with a token of its own, on the health page and among the metrics. */
class FeedApplicationTest {

    @TempDir
    private Path files;

    private final FakeFeed feed = new FakeFeed();
    private final Neighbour issuer = Neighbour.start();
    private final AtomicInteger tokens = new AtomicInteger();

    /** A service that follows a feed. */
    @Configuration(proxyBeanMethods = false)
    @Import(SampleApplication.class)
    static class WithFeed {

        @Bean
        MemorySink memorySink() {
            return new MemorySink();
        }
    }

    @BeforeEach
    void issueTokens() {
        issuer.answer(
                "/oauth2/token",
                exchange -> exchange.answer(
                        200,
                        "application/json",
                        "{\"access_token\":\"token-%d\",\"token_type\":\"bearer\",\"expires_in\":3600}"
                                .formatted(tokens.incrementAndGet())));
    }

    @AfterEach
    void stop() {
        feed.close();
        issuer.close();
    }

    private Application start() throws IOException {
        Path secret = Files.writeString(files.resolve("secret"), "s3cr\u00e9t +&%\n");
        return Application.start(
                WithFeed.class,
                "chamicore.feed.url",
                feed.url(),
                "chamicore.auth.issuer",
                issuer.url(),
                "chamicore.auth.client-secret-file",
                secret.toString());
    }

    @Test
    void isReadWithATokenThatIsFetchedOnceAndAnewAfterARefusal() throws IOException {
        feed.change("a", 1);
        try (Application application = start()) {
            MemorySink sink = application.bean(MemorySink.class);
            await().until(() -> sink.things().containsKey("a"));
            feed.change("b", 1);
            await().until(() -> sink.things().containsKey("b"));
            assertThat(issuer.requests("/oauth2/token")).isEqualTo(1);
            assertThat(feed.neighbour().asked())
                    .extracting(each -> each.header("Authorization"))
                    .containsOnly("Bearer token-1");
            Exchange asked = issuer.asked().stream()
                    .filter(each -> each.path().equals("/oauth2/token"))
                    .findFirst()
                    .orElseThrow();
            assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=smd.read");
            assertThat(credentials(asked)).containsExactly("sample", "s3cr\u00e9t +&%");

            feed.neighbour().answer("/feed", exchange -> exchange.answer(401, "text/plain", "no longer good"));
            feed.change("c", 1);
            await().until(() -> issuer.requests("/oauth2/token") > 1);
            feed.serve();
            await().until(() -> sink.things().containsKey("c"));
            assertThat(feed.neighbour().asked().getLast().header("Authorization"))
                    .isEqualTo("Bearer token-" + tokens.get());
        }
    }

    @Test
    void waitsForAnIssuerThatIsAway() throws IOException {
        issuer.answer("/oauth2/token", Exchange::fail);
        feed.change("a", 1);
        try (Application application = start()) {
            FeedClient client = application.bean(FeedClient.class);
            await().until(() -> client.state().failure() != null);
            assertThatThrownBy(client::syncNow).isInstanceOf(RestClientException.class);
            assertThat(feed.neighbour().asked()).isEmpty();
            issueTokens();
            await().until(() -> application.bean(MemorySink.class).things().containsKey("a"));
        }
    }

    @Test
    void isOnTheHealthPageAndAmongTheMetrics() throws IOException {
        feed.change("a", 1);
        try (Application application = start()) {
            await().until(() -> application.bean(MemorySink.class).things().containsKey("a"));
            JsonNode health = feedHealth(application, 200);
            assertThat(health.path("status").asString()).isEqualTo("UP");
            assertThat(health.path("details").path("leads").asBoolean()).isTrue();
            assertThat(Instant.parse(health.path("details").path("lastContact").asString()))
                    .isBefore(Instant.now().plusSeconds(1));
            assertThat(health.path("details").has("lagSeconds")).isTrue();
            assertThat(Wire.get(application.port(), "/metrics").text())
                    .contains("chamicore_feed_age_seconds{", "chamicore_feed_lag_seconds{");

            feed.goAway();
            feed.change("b", 1);
            await().until(() ->
                    feedHealth(application, 200).path("status").asString().equals("DEGRADED"));
            assertThat(feedHealth(application, 200)
                            .path("details")
                            .path("reason")
                            .asString())
                    .startsWith("the feed cannot be followed: ");
            assertThat(Wire.get(application.port(), "/health/readiness").status())
                    .isEqualTo(200);
            assertThat(Wire.get(application.port(), "/health").text()).doesNotContain("token-", "s3cr");
        }
    }

    @Test
    void endsSoonWithTheService() throws IOException {
        Application application = start();
        await().until(() -> feed.neighbour().requests("/feed") > 0);
        Instant begun = Instant.now();
        application.close();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        feed.change("a", 1);
        try (Application application = start()) {
            await().until(() -> application.bean(MemorySink.class).things().containsKey("a"));
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            await().untilAsserted(() -> {
                try (Stream<Path> all = Files.list(temporary)) {
                    assertThat(all)
                            .noneMatch(each -> each.getFileName().toString().startsWith("chamicore-snapshot"));
                }
            });
        }
    }

    @Test
    void isNotBegunWithASecretThatCannotBeRead() {
        assertThatThrownBy(() -> Application.start(
                        WithFeed.class,
                        "chamicore.feed.url",
                        feed.url(),
                        "chamicore.auth.client-secret-file",
                        "/nowhere/secret"))
                .hasStackTraceContaining(
                        "chamicore.auth.client-secret-file names /nowhere/secret, which cannot be read");
    }

    @Test
    void isNotBegunWithSettingsThatMakeNoSense() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "chamicore.feed.page-size", "5000",
                        "chamicore.feed.long-poll", "61s",
                        "chamicore.feed.pagesise", "1")
                .entrySet()) {
            assertThatThrownBy(() -> Application.start(
                            WithFeed.class, "chamicore.feed.url", feed.url(), wrong.getKey(), wrong.getValue()))
                    .hasStackTraceContaining("chamicore.feed");
        }
    }

    private static JsonNode feedHealth(Application application, int status) {
        Answer health = Wire.get(application.port(), "/health");
        assertThat(health.status()).isEqualTo(status);
        return health.json().path("components").path("feed");
    }

    private static List<String> credentials(Exchange asked) {
        String basic = asked.header("Authorization").substring("Basic ".length());
        return Stream.of(new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":", 2))
                .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
                .toList();
    }
}
