package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.InventoryTest;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Moment;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** What is answered from memory is what the database holds, whoever wrote it, in whatever order transactions end. */
@InventoryTest
@Timeout(120)
class ComponentMemoryTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String FROM_DATABASE = COMPONENTS + "?asked=for";
    private static final String A = "x2710c0s0b0n0";
    private static final String B = "x2710c0s1b0n0";

    private final Api api;

    @Autowired
    private ComponentMemory memory;

    @Autowired
    private ComponentService components;

    @Autowired
    private ChangeLog log;

    @Autowired
    private ComponentListRepository lists;

    @Autowired
    private ComponentFilters filters;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Moment moment;

    @Autowired
    private TransactionTemplate transaction;

    ComponentMemoryTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @BeforeEach
    void twoNodes() {
        api.delete(COMPONENTS);
        assertThat(api.post(COMPONENTS, body("Off", A, B)).status()).isEqualTo(204);
        assertSame();
    }

    private static String body(String state, String... ids) {
        return List.of(ids).stream()
                .map(id -> "{\"ID\":\"%s\",\"State\":\"%s\"}".formatted(id, state))
                .collect(Collectors.joining(",", "{\"Components\":[", "],\"Force\":true}"));
    }

    private void assertSame() {
        String text = api.get(COMPONENTS).text();
        assertThat(text).isEqualTo(api.get(FROM_DATABASE).text());
        assertThat(memory.now()).isPresent();
    }

    /** As memory has it. */
    private String state(String id) {
        List<String> found = new ArrayList<>();
        memory.now().orElseThrow().read(Page.ALL, (name, shown) -> {
            if (name.equals(id)) {
                found.add(json.readTree((String) ((RawValue) shown).rawValue())
                        .path("State")
                        .asString());
            }
        });
        return String.join(",", found);
    }

    private void write(String id, State state) {
        components.change(Xname.parse(id), new StateChange(state, Flag.OK, true)::applyTo, IfMatch.ANYTHING);
    }

    /** Who began first commits last, after memory has been brought up to who began later. */
    @Test
    void lateCommitterIsSeen() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> late = threads.submit(() -> transaction.executeWithoutResult(status -> {
                write(A, State.ON);
                written.countDown();
                pass(mayCommit);
            }));
            try {
                pass(written);
                for (State state : List.of(State.ON, State.READY, State.STANDBY)) {
                    write(B, state);
                    assertThat(state(B)).isEqualTo(state.label());
                    assertThat(state(A)).isEqualTo("Off");
                }
            } finally {
                mayCommit.countDown();
            }
            late.get();
            assertThat(state(A)).isEqualTo("On");
            assertSame();
        }
    }

    @Test
    void whatIsTakenBackIsNeverSeen() {
        transaction.executeWithoutResult(status -> {
            write(A, State.ON);
            assertThat(seenByOthers(A)).isEqualTo("Off");
            status.setRollbackOnly();
        });
        assertThat(state(A)).isEqualTo("Off");
        write(B, State.ON);
        assertSame();
    }

    /** Memory's own connection is another one than that of this thread's transaction. */
    private String seenByOthers(String id) {
        return CompletableFuture.supplyAsync(() -> state(id)).join();
    }

    @Test
    void whatChangesTogetherIsSeenTogether() throws Exception {
        String[] nodes =
                IntStream.range(0, 60).mapToObj("x2711c0s%db0n0"::formatted).toArray(String[]::new);
        api.post(COMPONENTS, body("Off", nodes));
        String all = Arrays.stream(nodes).map("\"%s\""::formatted).collect(Collectors.joining(","));
        AtomicBoolean isOver = new AtomicBoolean();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> seen = IntStream.range(0, 4)
                    .mapToObj(reader -> readers.submit(() -> {
                        int lists = 0;
                        for (; !isOver.get(); lists++) {
                            assertThat(states(api.get(COMPONENTS).json())).hasSize(1);
                        }
                        return lists;
                    }))
                    .toList();
            try {
                for (int turn = 0; turn < 40; turn++) {
                    assertThat(api.patch(COMPONENTS + "/BulkStateData", """
                                    {"ComponentIDs":[%s],"State":"%s","Force":true}
                                    """.formatted(
                                                    all, turn % 2 == 0 ? "On" : "Off"))
                                    .status())
                            .isEqualTo(204);
                }
            } finally {
                isOver.set(true);
            }
            for (Future<Integer> each : seen) {
                assertThat(each.get()).isPositive();
            }
        }
        assertSame();
    }

    private static Set<String> states(JsonNode list) {
        return list.path("Components")
                .valueStream()
                .filter(each -> each.path("ID").asString().startsWith("x2711"))
                .map(each -> each.path("State").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void whatManyWriteAtOnceIsWhatIsRead() throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                Random random = new Random(writer);
                all.add(writers.submit(() -> {
                    for (int turn = 0; turn < 40; turn++) {
                        String node = "x2712c0s%db0n0".formatted(random.nextInt(12));
                        switch (random.nextInt(4)) {
                            case 0 -> api.delete(COMPONENTS + "/" + node);
                            case 1 -> api.patch(COMPONENTS + "/" + node + "/NID", "{\"NID\":%d}".formatted(turn));
                            default -> api.post(COMPONENTS, body(turn % 2 == 0 ? "On" : "Off", node));
                        }
                        api.get(COMPONENTS);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertSame();
    }

    /** So many that all are read anew. */
    @Test
    void manyThatComeAtOnceAreThere() {
        String[] nodes = IntStream.rangeClosed(0, 10_000)
                .mapToObj(number -> "x%dc%ds%db0n0".formatted(2720 + number / 512, number / 64 % 8, number % 64))
                .toArray(String[]::new);
        assertThat(api.post(COMPONENTS, body("On", nodes)).status()).isEqualTo(204);
        assertSame();
        assertThat(api.delete(COMPONENTS).status()).isEqualTo(200);
        assertSame();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=1&after=" + A, "limit=5&after=" + B, "after=x2710c0s0b", "after=zz"})
    void pagesAreThoseOfTheDatabase(String page) {
        Answer fromMemory = api.get(COMPONENTS + "?" + page);
        Answer fromDatabase = api.get(FROM_DATABASE + "&" + page);
        assertThat(fromMemory.text()).isEqualTo(fromDatabase.text());
        assertThat(fromMemory.header("Link").isEmpty())
                .isEqualTo(fromDatabase.header("Link").isEmpty());
    }

    @Test
    void whereMemoryIsTooSmallTheDatabaseAnswers() {
        ComponentMemory tooSmall = new ComponentMemory(log, lists, filters, json, moment, 100);
        assertThat(tooSmall.now()).isEmpty();
        assertThat(tooSmall.now()).isEmpty();
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
