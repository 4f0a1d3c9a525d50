package org.chamicore.inventory.redfishendpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.db.changelog.Author;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(30)
class RegistrationQueueTest {

    private final ConcurrentLinkedQueue<List<Registration>> written = new ConcurrentLinkedQueue<>();

    private Set<Xname> write(List<Registration> together, Function<Change, Author> author) {
        written.add(together);
        together.forEach(each -> assertThat(author.apply(Change.created(
                                "any", each.endpoint().id().value(), JsonNodeFactory.instance.objectNode()))
                        .requestId())
                .isEqualTo(each.endpoint().id().value()));
        return together.stream().map(each -> each.endpoint().id()).collect(Collectors.toSet());
    }

    @Test
    void whoIsAloneWaitsForNobody() {
        RegistrationQueue queue = new RegistrationQueue(this::write);

        assertThat(queue.isWritten(registration(0), author(0))).isTrue();
        assertThat(written).hasSize(1);
    }

    /** Sixteen that come while the first two are being written make no more than two further transactions. */
    @Test
    void whatComesMeanwhileIsWrittenTogether() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch allCame = new CountDownLatch(1);
        RegistrationQueue queue = new RegistrationQueue((together, author) -> {
            begun.countDown();
            try {
                allCame.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return write(together, author);
        });
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                IntStream.range(0, 2).forEach(number -> {
                    long before = begun.getCount();
                    answers.add(askers.submit(() -> queue.isWritten(registration(number), author(number))));
                    await().until(() -> begun.getCount() < before);
                });
                IntStream.range(2, 18)
                        .forEach(number -> answers.add(
                                askers.submit(() -> queue.isWritten(registration(number), author(number)))));
                await().until(() -> queue.size() == 16);
            } finally {
                allCame.countDown();
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
        assertThat(written).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void everyOneIsWrittenOnceOrSentAway() throws Exception {
        RegistrationQueue queue = new RegistrationQueue(this::write);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 2000)
                    .forEach(number ->
                            answers.add(askers.submit(() -> queue.isWritten(registration(number), author(number)))));
        }
        List<Xname> together = written.stream()
                .flatMap(List::stream)
                .map(each -> each.endpoint().id())
                .toList();

        assertThat(together).doesNotHaveDuplicates();
        for (int number = 0; number < 2000; number++) {
            assertThat(answers.get(number).get())
                    .isEqualTo(together.contains(registration(number).endpoint().id()));
        }
    }

    /** Nobody waits for ever for somebody who could not do it. */
    @Test
    void whoseWriterFailsIsSentAway() throws Exception {
        RegistrationQueue queue = new RegistrationQueue((together, author) -> {
            throw new IllegalStateException("no");
        });
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 500)
                    .forEach(number ->
                            answers.add(askers.submit(() -> queue.isWritten(registration(number), author(number)))));
        }
        for (Future<Boolean> answer : answers) {
            try {
                assertThat(answer.get()).isFalse();
            } catch (ExecutionException own) {
                assertThat(own).hasMessageContaining("no");
            }
        }
    }

    @Test
    void whatTellsOfTheSameIsNotWrittenTogether() {
        RegistrationQueue queue = new RegistrationQueue(this::write);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 500)
                    .forEach(number -> answers.add(askers.submit(() -> queue.isWritten(registration(7), author(7)))));
        }
        assertThat(written).allSatisfy(batch -> assertThat(batch)
                .extracting(each -> each.endpoint().id())
                .doesNotHaveDuplicates());
    }

    private static Author author(int number) {
        return new Author("tester", name(number));
    }

    private static String name(int number) {
        return "x2350c0s%db0".formatted(number);
    }

    private static Registration registration(int number) {
        return new Registration(EndpointSpecs.read(name(number), EndpointSpec.NOTHING), Findings.NONE, null);
    }
}
