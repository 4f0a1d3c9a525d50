package org.chamicore.web.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.chamicore.web.testing.Neighbour.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

class FeedClientTest {

    private final FakeFeed feed = new FakeFeed();
    private final MemorySink sink = new MemorySink();
    private final FeedClient client = client(3);

    @AfterEach
    void stop() {
        client.stop();
        feed.close();
    }

    @Nested
    class Surveying {

        @Test
        void seesEverythingAndTakesNothingIn() {
            feed.change("a", 1);
            feed.change("b", 2);

            List<String> seen = client.survey(entries -> {
                List<String> keys = new ArrayList<>();
                entries.forEach(each -> keys.add(each.key()));
                return keys;
            });

            assertThat(seen).containsExactlyInAnyOrder("a", "b");
            assertThat(sink.history()).isEmpty();
        }

        @Test
        void takesEverythingInAnewWhoeverLeadsAndGoesOnFromThere() {
            feed.change("a", 1);
            client.start();
            await().until(() -> sink.things().equals(Map.of("a", 1)));
            sink.apply(
                    List.of(new FeedEntry("thing", "stray", JsonMapper.shared().readTree("{\"value\":7}"))),
                    feed.cursor());

            client.takeInAnew();
            assertThat(sink.things()).isEqualTo(Map.of("a", 1));
            feed.change("b", 2);
            await().until(() -> sink.things().equals(Map.of("a", 1, "b", 2)));

            sink.leads.set(false);
            client.takeInAnew();
            assertThat(sink.history()).containsExactly("all 1", "stray=7", "all 1", "b=2", "all 2");
        }
    }

    @Nested
    class Following {

        @Test
        void beginsWithEverythingAndGoesOnChangeByChange() {
            feed.change("a", 1);
            feed.change("b", 1);
            client.start();
            await().until(() -> sink.things().equals(Map.of("a", 1, "b", 1)));
            feed.change("a", 2);
            await().until(() -> sink.things().equals(Map.of("a", 2, "b", 1)));
            feed.delete("b", "");
            await().until(() -> sink.things().equals(Map.of("a", 2)));
            feed.change("c", 3);
            feed.delete("a", ",\"after\":null");
            await().until(() -> sink.things().equals(Map.of("c", 3)));
            assertThat(sink.history()).containsExactly("all 2", "a=2", "b gone", "c=3", "a gone");
            assertThat(feed.neighbour().requests("/feed/snapshot")).isEqualTo(1);
        }

        @Test
        void hearsAtOnceOfAChangeWhileItWaits() {
            client.start();
            await().until(() -> feed.neighbour().requests("/feed") == 1);
            Instant begun = Instant.now();
            feed.change("a", 1);
            await().pollInterval(Duration.ofMillis(5)).until(() -> sink.things().containsKey("a"));
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }

        @Test
        void takesInTogetherWhatFollowsClose() {
            FeedClient patient = client(1000, Duration.ofSeconds(1));
            patient.start();
            try {
                await().until(() -> feed.neighbour().requests("/feed") == 1);
                feed.change("first", 1);
                await().until(() -> sink.things().containsKey("first"));
                IntStream.range(0, 20).forEach(each -> feed.change("k" + each, each));
                await().until(() -> sink.things().size() == 21);
                assertThat(feed.neighbour().requests("/feed")).isLessThanOrEqualTo(3);
            } finally {
                patient.stop();
            }
        }

        @Test
        void passesOverKindsThatItDoesNotKeep() {
            feed.append(
                    "other",
                    "{\"kind\":\"other\",\"key\":\"x\",\"value\":{}}",
                    "{\"kind\":\"other\",\"key\":\"x\",\"value\":{}}");
            feed.change("a", 1);
            client.start();
            await().until(() -> sink.things().equals(Map.of("a", 1)));
            feed.append("y", "{\"kind\":\"other\",\"key\":\"y\",\"after\":{}}", null);
            feed.change("b", 2);
            await().until(() -> sink.things().equals(Map.of("a", 1, "b", 2)));
            assertThat(sink.history()).containsExactly("all 1", "b=2");
        }

        @Test
        void goesOnWhereTheSinkIs() {
            feed.change("a", 1);
            sink.moveTo(feed.cursor());
            feed.change("b", 2);
            client.start();
            await().until(() -> sink.things().equals(Map.of("b", 2)));
            assertThat(feed.neighbour().requests("/feed/snapshot")).isZero();
        }

        @Test
        void takesManyChangesPageByPage() {
            client.start();
            await().until(() -> feed.neighbour().requests("/feed") == 1);
            IntStream.range(0, 50).forEach(each -> feed.change("k" + each, each));
            await().until(() -> sink.things().size() == 50);
            assertThat(sink.history().subList(1, 51))
                    .isEqualTo(IntStream.range(0, 50)
                            .mapToObj(each -> "k" + each + "=" + each)
                            .toList());
        }

        @Test
        void readsEverythingAnewWhenItsPlaceIsForgotten() {
            client.start();
            feed.change("a", 1);
            await().until(() -> sink.things().equals(Map.of("a", 1)));
            feed.change("b", 2);
            feed.delete("a", "");
            feed.retire();
            await().until(() -> sink.things().equals(Map.of("b", 2)));
            feed.change("c", 3);
            await().until(() -> sink.things().equals(Map.of("b", 2, "c", 3)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\n",
                    "{\"kind\":\"thing\",\"key\":\"x\",\"value\":{\"value\":9}}\n",
                    "{\"kind\":\"thing\",\"key\":\"x\",\"value\":{\"value\":9}}\n{\"curs",
                    "{\"kind\":\"thing\",\"key\":\"x\",\"value\":{\"value\":9}}\n{\"cursor\":7}\n",
                    "{\"cursor\":\"c\"}\n{\"kind\":\"thing\",\"key\":\"x\",\"value\":{\"value\":9}}\n",
                    "<html>\n"
                })
        void discardsASnapshotThatIsNotWhole(String half) {
            feed.change("a", 1);
            feed.neighbour().answer("/feed/snapshot", exchange -> exchange.answer(200, "application/x-ndjson", half));
            client.start();
            await().until(() -> client.state().failure() != null);
            assertThat(sink.history()).isEmpty();
            feed.serve();
            await().until(() -> sink.things().equals(Map.of("a", 1)));
        }

        @Test
        void discardsASnapshotThatWasBrokenOff() {
            feed.change("a", 1);
            feed.neighbour()
                    .answer("/feed/snapshot", exchange -> exchange.answerHalf("application/x-ndjson", feed.snapshot()));
            client.start();
            await().until(() -> client.state().failure() != null);
            assertThat(sink.history()).isEmpty();
            feed.serve();
            await().until(() -> sink.things().equals(Map.of("a", 1)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "{}", "[]", "null", "{\"changes\":[]}", "{\"next\":7}", "not json", "{\"changes\":"})
        void doesNotBelieveAnAnswerThatMakesNoSense(String answer) {
            client.start();
            await().until(() -> feed.neighbour().requests("/feed") > 0);
            feed.neighbour().answer("/feed", exchange -> exchange.answer(200, "application/json", answer));
            feed.change("a", 1);
            await().until(() -> client.state().failure() != null);
            feed.serve();
            await().until(() -> sink.things().equals(Map.of("a", 1)));
        }
    }

    @Nested
    class Outages {

        @Test
        void areToldAndEndByThemselves() {
            feed.change("a", 1);
            client.start();
            await().until(() -> client.state().lastContact() != null);
            assertThat(client.state().failure()).isNull();
            Instant contact = client.state().lastContact();

            feed.goAway();
            feed.change("b", 2);
            await().until(() -> client.state().failure() != null);
            assertThat(client.state().leads()).isTrue();
            assertThat(client.state().lastContact()).isAfterOrEqualTo(contact);
            assertThat(sink.things()).containsEntry("a", 1);

            feed.serve();
            await().until(() -> sink.things().containsKey("b"));
            await().until(() -> client.state().failure() == null);
        }

        /** Of the two calls by which the breaker tries the neighbour again none may stay open for as long as a poll. */
        @Test
        void keepNobodyOutForLongerThanTheyLast() {
            NeighbourCalls calls = new NeighbourCalls("feed");
            FeedClient guarded = client(3, Duration.ofMillis(50), calls);
            guarded.start();
            try {
                await().until(() -> feed.neighbour().requests("/feed") == 1);
                for (int failed = 0; failed < 10; failed++) {
                    assertThatThrownBy(() -> calls.guarded(() -> {
                                throw new IOException("away");
                            }))
                            .isInstanceOf(IOException.class);
                }
                assertThat(calls.state()).isEqualTo("open");
                feed.change("a", 1);

                await().atMost(Duration.ofSeconds(10)).until(() -> calls.state().equals("closed"));
                assertThat(feed.neighbour().asked())
                        .filteredOn(each -> each.path().equals("/feed"))
                        .extracting(each -> each.query().replaceAll(".*wait=(\\d+s).*", "$1"))
                        .startsWith("20s", "0s", "0s");
            } finally {
                guarded.stop();
            }
        }

        @Test
        void areNotMetWithEverMoreQuestions() {
            feed.goAway();
            client.start();
            await().until(() -> client.state().failure() != null);
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            assertThat(feed.neighbour().requests("/feed/snapshot")).isLessThanOrEqualTo(6 * 2);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403, 404, 500, 503})
        void areRefusalsToo(int status) {
            client.start();
            await().until(() -> feed.neighbour().requests("/feed") > 0);
            feed.neighbour().answer("/feed", exchange -> exchange.answer(status, "text/plain", "no"));
            feed.change("a", 1);
            await().until(() -> client.state().failure() != null);
            assertThat(client.state().failure()).contains(String.valueOf(status));
        }

        @Test
        void ofTheSinkLoseNothing() {
            client.start();
            feed.change("a", 1);
            await().until(() -> sink.things().containsKey("a"));
            sink.failures.set(2);
            feed.change("b", 2);
            await().until(() -> client.state().failure() != null);
            feed.change("c", 3);
            await().until(() -> sink.things().equals(Map.of("a", 1, "b", 2, "c", 3)));
            assertThat(sink.history().stream().filter(each -> each.contains("=")))
                    .doesNotHaveDuplicates();
        }

        @Test
        void areFollowedByALookAtWhereTheSinkIs() {
            client.start();
            feed.change("a", 1);
            await().until(() -> sink.things().containsKey("a"));
            sink.failures.set(1);
            feed.change("b", 2);
            await().until(() -> client.state().failure() != null);
            feed.change("c", 3);
            sink.moveTo(feed.cursor());
            feed.change("d", 4);
            await().until(() -> sink.things().containsKey("d"));
            assertThat(sink.things()).doesNotContainKey("c");
        }
    }

    @Nested
    class Leading {

        @Test
        void isNotAskedOfAProcessThatDoesNot() {
            sink.leads.set(false);
            feed.change("a", 1);
            client.start();
            assertThat(client.syncNow()).isFalse();
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            assertThat(feed.neighbour().asked()).isEmpty();
            assertThat(client.state().leads()).isFalse();
        }

        @Test
        void isTakenOverWithEverythingSince() {
            sink.leads.set(false);
            client.start();
            feed.change("a", 1);
            sink.leads.set(true);
            await().until(() -> sink.things().equals(Map.of("a", 1)));
            sink.leads.set(false);
            feed.change("x", 0); // ends the question that is open
            await().until(() -> !client.state().leads());
            feed.change("b", 2);
            sink.moveTo(feed.cursor()); // the other process took it in
            feed.change("c", 3);
            sink.leads.set(true);
            await().until(() -> sink.things().containsKey("c"));
            assertThat(sink.things()).doesNotContainKey("b");
        }
    }

    @Nested
    class SyncNow {

        @Test
        void takesInAllThatThereIs() {
            IntStream.range(0, 10).forEach(each -> feed.change("k" + each, each));
            assertThat(client.syncNow()).isTrue();
            assertThat(sink.things()).hasSize(10);
            IntStream.range(0, 10).forEach(each -> feed.change("k" + each, each + 100));
            assertThat(client.syncNow()).isTrue();
            assertThat(sink.things()).containsEntry("k9", 109);
            assertThat(client.state().lastContact()).isNotNull();
        }

        @Test
        void takesInAllThatThereIsAlsoWhereThePagesAreCutShort() {
            client.syncNow();
            feed.cutPages(2);
            IntStream.range(0, 9).forEach(each -> feed.change("k" + each, each));

            assertThat(client.syncNow()).isTrue();

            assertThat(sink.things()).hasSize(9);
        }

        @Test
        void endsAlthoughThereIsAlwaysSomethingNew() {
            client.syncNow();
            feed.neighbour().answer("/feed", exchange -> {
                feed.change("busy", feed.neighbour().requests("/feed"));
                feed.answerPage(exchange);
            });

            assertThat(client.syncNow()).isTrue();

            assertThat(sink.things()).containsKey("busy");
        }

        @Test
        void takesInWhatCameAfterTheSnapshotToo() {
            feed.neighbour().answer("/feed/snapshot", exchange -> {
                String snapshot = feed.snapshot();
                feed.change("late", 1);
                exchange.answer(200, "application/x-ndjson", snapshot);
            });
            client.syncNow();
            assertThat(sink.things()).containsKey("late");
        }

        @Test
        void saysWhenTheNeighbourIsAway() {
            feed.goAway();
            assertThatThrownBy(client::syncNow).isInstanceOf(RestClientException.class);
            feed.serve();
            assertThat(client.syncNow()).isTrue();
        }

        @Test
        void saysWhenTheSinkFails() {
            feed.change("a", 1);
            sink.failures.set(1);
            assertThatThrownBy(client::syncNow).hasMessage("the sink failed");
            assertThat(client.syncNow()).isTrue();
            assertThat(sink.things()).containsKey("a");
        }

        @Test
        void takesNothingTwiceAndNothingOutOfOrderBesideTheFollower() throws Exception {
            client.start();
            await().until(() -> feed.neighbour().requests("/feed") > 0);
            try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> syncs = IntStream.range(0, 4)
                        .<Future<?>>mapToObj(each -> others.submit(() -> {
                            while (sink.things().size() < 200) {
                                client.syncNow();
                            }
                        }))
                        .toList();
                for (int each = 0; each < 200; each++) {
                    feed.change("k" + each, each);
                    if (each % 50 == 0) {
                        int seen = each;
                        client.syncNow();
                        assertThat(sink.things()).containsKey("k" + seen);
                    }
                }
                for (Future<?> sync : syncs) {
                    sync.get();
                }
            }
            assertThat(sink.history().subList(1, sink.history().size()))
                    .isEqualTo(IntStream.range(0, 200)
                            .mapToObj(each -> "k" + each + "=" + each)
                            .toList());
        }
    }

    @Nested
    class Stopping {

        @Test
        void isQuickInTheMiddleOfALongPoll() {
            client.start();
            await().until(() -> feed.neighbour().requests("/feed") == 1);
            Instant begun = Instant.now();
            client.stop();
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
            assertThat(client.isRunning()).isFalse();
            feed.change("a", 1);
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            assertThat(sink.things()).isEmpty();
        }

        @Test
        void isQuickWhileASnapshotTricklesIn() {
            feed.neighbour().answer("/feed/snapshot", exchange -> exchange.answerSlowly("application/x-ndjson"));
            client.start();
            await().until(() -> feed.neighbour().requests("/feed/snapshot") == 1);
            Instant begun = Instant.now();
            client.stop();
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }

        @Test
        void isQuickWhileItPausesAfterAFailure() {
            feed.goAway();
            client.start();
            await().until(() -> client.state().failure() != null);
            Instant begun = Instant.now();
            client.stop();
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }

        @Test
        void mayBeFollowedByAnotherStart() {
            client.start();
            await().until(() -> feed.neighbour().requests("/feed") == 1);
            client.stop();
            feed.change("a", 1);
            client.start();
            await().until(() -> sink.things().containsKey("a"));
            assertThat(client.isRunning()).isTrue();
        }
    }

    @Test
    void askForWhatTheyWereToldTo() {
        client.start();
        await().until(() -> feed.neighbour().requests("/feed") == 1);
        String query = feed.neighbour().asked().stream()
                .filter(each -> each.path().equals("/feed"))
                .map(Exchange::query)
                .findFirst()
                .orElseThrow();
        assertThat(query).endsWith("&wait=20s&limit=3&kind=thing");
        assertThat(query).startsWith("after=a%2Bb%3Dc%26d%2520%20%7Be%7D%2F%C3%A4%3F%23%3B0&");
    }

    @Test
    void tellHowOldTheLastChangeWasWhenItCame() {
        client.start();
        await().until(() -> feed.neighbour().requests("/feed") == 1);
        feed.change("a", 1, Instant.now().minusSeconds(60));
        await().until(() -> client.state().lag().toSeconds() >= 60);
        feed.change("b", 1, Instant.now().plusSeconds(60));
        await().until(() -> client.state().lag().isZero());
    }

    private FeedClient client(int pageSize) {
        return client(pageSize, Duration.ofMillis(50));
    }

    private FeedClient client(int pageSize, Duration gather) {
        return client(pageSize, gather, new NeighbourCalls("feed"));
    }

    private FeedClient client(int pageSize, Duration gather, NeighbourCalls calls) {
        FeedProperties settings = new FeedProperties(
                URI.create(feed.url()),
                "sample.read",
                Duration.ofSeconds(20),
                pageSize,
                gather,
                Duration.ofSeconds(60));
        RestClient http = RestClient.builder()
                .baseUrl(feed.url())
                .requestFactory(new JdkClientHttpRequestFactory(HttpClient.newHttpClient()))
                .requestInterceptor(calls)
                .build();
        return new FeedClient(new FeedSource(http, http, JsonMapper.shared(), sink.kinds()), sink, settings, calls);
    }
}
