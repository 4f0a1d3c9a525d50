package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.chamicore.web.testing.Neighbour;
import org.chamicore.web.testing.Neighbour.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowedTest {

    private final Neighbour neighbour = Neighbour.start();
    private final Followed<Integer> number = new Followed<>(
            URI.create(neighbour.url() + "/number"), Integer::parseInt, null, new NeighbourCalls("issuer"));
    private final Followed<Integer> optional =
            new Followed<>(URI.create(neighbour.url() + "/number"), Integer::parseInt, 0, new NeighbourCalls("issuer"));

    @AfterEach
    void stop() {
        neighbour.close();
    }

    @Test
    void isUnknownBeforeItIsAskedFor() {
        assertThat(number.value()).isEmpty();
        assertThat(number.age()).isEmpty();
        assertThat(number.count()).isZero();
        assertThat(neighbour.asked()).isEmpty();
    }

    @Test
    void isAskedForWithTheTagThatCameLast() {
        neighbour.answer("/number", FollowedTest::tagged);
        number.ask();
        number.ask();
        assertThat(number.value()).hasValue(1);
        assertThat(number.count()).isEqualTo(1);
        assertThat(neighbour.asked())
                .extracting(exchange -> exchange.header("If-None-Match"))
                .containsExactly("null", "\"a\"");
    }

    private static void tagged(Exchange exchange) throws java.io.IOException {
        if (exchange.header("If-None-Match").equals("\"a\"")) {
            exchange.notModified();
        } else {
            exchange.tag("\"a\"").answer(200, "text/plain", "1");
        }
    }

    @Test
    void countsWhatIsNewAndNotWhatComesAgain() {
        answer(200, "1");
        number.ask();
        number.ask();
        answer(200, "2");
        number.ask();
        assertThat(number.value()).hasValue(2);
        assertThat(number.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 503})
    void isKeptWhateverElseIsAnswered(int status) {
        answer(200, "1");
        optional.ask();
        answer(status, "2");
        optional.ask();
        assertThat(optional.value()).hasValue(1);
    }

    @Test
    void isKeptWhenNonsenseIsAnswered() {
        answer(200, "1");
        number.ask();
        answer(200, "one");
        number.ask();
        assertThat(number.value()).hasValue(1);
    }

    @Test
    void isWhatCountsWithoutItWhereItWasNeverPublished() {
        optional.ask();
        number.ask();
        assertThat(optional.value()).hasValue(0);
        assertThat(number.value()).isEmpty();
        answer(200, "1");
        optional.ask();
        assertThat(optional.value()).hasValue(1);
    }

    @Test
    void isAskedForOnDemandTwiceASecondAtMost() {
        long begin = System.nanoTime();
        neighbour.answer("/number", Exchange::fail);
        for (int each = 0; each < 20; each++) {
            assertThat(number.valueOrAsk()).isEmpty();
        }
        long seconds = 1 + (System.nanoTime() - begin) / 1_000_000_000;
        assertThat((long) neighbour.asked().size())
                .isLessThanOrEqualTo(2 * 2 * seconds); // the client may ask a second time where a connection broke
    }

    @Test
    void isAskedForOnceByAllWhoWantItAtTheSameTime() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        neighbour.answer("/number", exchange -> {
            arrived.countDown();
            await(go);
            exchange.answer(200, "text/plain", "1");
        });
        Thread first = Thread.ofVirtual().start(number::askOnDemand);
        arrived.await();
        Thread second = Thread.ofVirtual().start(number::askOnDemand);
        Awaitility.await().until(() -> second.getState() == Thread.State.WAITING);
        go.countDown();
        first.join();
        second.join();
        assertThat(number.value()).hasValue(1);
        assertThat(neighbour.asked()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(int status, String text) {
        neighbour.answer("/number", exchange -> exchange.answer(status, "text/plain", text));
    }
}
