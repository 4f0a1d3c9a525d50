package org.chamicore.inventory.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InventoryTest
class LockJourneyTest {

    private static final String LOCKS = "/hsm/v2/locks";
    private static final String SERVICE = LOCKS + "/service/reservations";
    private static final String A = "x2330c0s0b0n0";
    private static final String B = "x2330c0s1b0n0";

    private final Api api;
    private final Feed feed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReservationService reservations;

    LockJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void twoNodes() {
        api.delete("/hsm/v2/State/Components");
        api.post(
                "/hsm/v2/State/Components",
                "{\"Components\":[{\"ID\":\"%s\",\"State\":\"On\"},{\"ID\":\"%s\",\"State\":\"Off\"}]}"
                        .formatted(A, B));
        feed.skip();
    }

    @AfterEach
    void noNodes() {
        api.delete("/hsm/v2/State/Components");
    }

    @Test
    void locksComeAndGo() {
        assertThat(ok(LOCKS + "/lock", of(A, B)).text()).isEqualTo("""
                {"Counts":{"Total":2,"Success":2,"Failure":0},\
                "Success":{"ComponentIDs":["x2330c0s0b0n0","x2330c0s1b0n0"]},"Failure":[]}""");
        assertThat(api.get("/hsm/v2/State/Components/" + A)
                        .json()
                        .path("Locked")
                        .asBoolean())
                .isTrue();
        assertThat(told()).containsExactly("~component " + A, "~component " + B);
        refused(LOCKS + "/lock", of(A), "Component is Locked");

        ok(LOCKS + "/unlock", "{\"State\":[\"on\"]}");
        assertThat(api.get("/hsm/v2/State/Components/" + A).json().has("Locked"))
                .isFalse();
        assertThat(api.get("/hsm/v2/State/Components?locked=true").json().path("Components"))
                .hasSize(1);
        refused(LOCKS + "/unlock", "{}", "Component is Unlocked");
    }

    @Test
    void everyAnswerIsAsClientsKnowIt() {
        Golden.assertSame(ok(LOCKS + "/lock", of(B)).json(), "locks/done.json");
        Golden.assertSame(ok(LOCKS + "/lock", flexible(B)).json(), "locks/undone.json");
        JsonNode reserved = ok(SERVICE, """
                {"ComponentIDs":["%s","%s"],"ProcessingModel":"flexible","ReservationDuration":1}""".formatted(A, B)).json();
        String key = reserved.at("/Success/0/DeputyKey").asString();

        Golden.assertSame(reserved, "locks/reservations.json");
        Golden.assertSame(ok(SERVICE + "/check", """
                        {"DeputyKeys":[{"ID":"%s","Key":"%s"},{"ID":"%s","Key":"%s"}]}""".formatted(A, key, B, key)).json(), "locks/check.json");
        Golden.assertSame(ok(LOCKS + "/status", of(A, B, "x2330c0s9b0n0")).json(), "locks/status.json");
        Golden.assertSame(api.get(LOCKS + "/status?type=Node&reserved=true").json(), "locks/status-by-query.json");
        Golden.assertSame(ok(LOCKS + "/reservations/remove", flexible(A, B)).json(), "locks/removed.json");
    }

    @Test
    void rigidIsAllOrNothingAndFlexibleWhatIsPossible() {
        ok(LOCKS + "/lock", of(A));
        feed.skip();

        refused(LOCKS + "/lock", of(A, B), "Component is Locked");
        assertThat(told()).isEmpty();
        assertThat(ok(LOCKS + "/lock", flexible(A, B)).text()).isEqualTo("""
                {"Counts":{"Total":2,"Success":1,"Failure":1},\
                "Success":{"ComponentIDs":["x2330c0s1b0n0"]},\
                "Failure":[{"ID":"x2330c0s0b0n0","Reason":"Locked"}]}""");
        assertThat(ok(LOCKS + "/lock", flexible(A))
                        .json()
                        .at("/Failure/0/Reason")
                        .asString())
                .isEqualTo("Locked");
    }

    @Test
    void reservationsOfServicesAreRenewedCheckedAndReleased() {
        Instant before = Instant.now();
        JsonNode held = ok(SERVICE, timed(1, A)).json().at("/Success/0");
        assertThat(held.path("ReservationKey").asString()).matches(A + ":rk:[-0-9a-f]{36}");
        assertThat(held.path("DeputyKey").asString()).matches(A + ":dk:[-0-9a-f]{36}");
        assertThat(held.path("ExpirationTime").asString()).matches("....-..-..T..:..:..Z");
        assertThat(Instant.parse(held.path("ExpirationTime").asString()))
                .isBetween(before.plusSeconds(55), Instant.now().plusSeconds(61));
        assertThat(told()).containsExactly("+reservation " + A);
        refused(SERVICE, timed(1, A), "Component is Reserved");
        refused(LOCKS + "/lock", of(A), "Component is Reserved");
        assertThat(api.get("/hsm/v2/State/Components?reserved=true").json().path("Components"))
                .hasSize(1);

        JsonNode check = ok(
                        SERVICE + "/check",
                        deputy(A, held.path("DeputyKey").asString().toUpperCase(Locale.ROOT), B, "x"))
                .json();
        assertThat(check.at("/Success/0/DeputyKey")).isEqualTo(held.path("DeputyKey"));
        assertThat(check.at("/Success/0/ExpirationTime")).isEqualTo(held.path("ExpirationTime"));
        assertThat(check.path("Failure").toString())
                .isEqualTo("[{\"ID\":\"%s\",\"Reason\":\"NotFound\"}]".formatted(B));

        String key = held.path("ReservationKey").asString();
        assertThat(ok(SERVICE + "/renew", keys(15, A, key))
                        .json()
                        .at("/Counts/Success")
                        .asInt())
                .isOne();
        assertThat(Instant.parse(status(A).path("ExpirationTime").asString()))
                .isAfter(before.plus(Duration.ofMinutes(14)));
        refused(
                SERVICE + "/release",
                keys(0, A, A + ":rk:00000000-0000-0000-0000-000000000000"),
                "Component not found");
        ok(SERVICE + "/release", keys(0, A, key));
        assertThat(status(A).path("Reserved").asBoolean()).isFalse();
        assertThat(told()).containsExactly("~reservation " + A, "-reservation " + A);
        refused(SERVICE + "/renew", keys(1, A, key), "Component not found");
    }

    @Test
    void reservationsOfAdministratorsNeedALockAndHaveNoEnd() {
        refused(LOCKS + "/reservations", of(A), "Component is Unlocked");
        ok(LOCKS + "/lock", of(A));
        refused(SERVICE, timed(1, A), "Component is Locked");
        JsonNode held = ok(LOCKS + "/reservations", of(A)).json().at("/Success/0");
        assertThat(held.has("ExpirationTime")).isFalse();
        assertThat(status(A).has("CreationTime")).isTrue();
        refused(SERVICE + "/renew", keys(1, A, held.path("ReservationKey").asString()), "Component not found");
        refused(LOCKS + "/unlock", of(A), "Component is Reserved");

        ok(
                LOCKS + "/reservations/release",
                keys(0, A, held.path("ReservationKey").asString()));
        ok(LOCKS + "/reservations", of(A));
        refused(LOCKS + "/reservations/remove", of(A, B), "Component not found");
        assertThat(ok(LOCKS + "/reservations/remove", flexible(A, B))
                        .json()
                        .path("Failure")
                        .toString())
                .isEqualTo("[{\"ID\":\"%s\",\"Reason\":\"NotFound\"}]".formatted(B));
    }

    @Test
    void disabledComponentsTakeNoReservationAndLoseTheirs() {
        ok(SERVICE, timed(5, A));
        ok(LOCKS + "/disable", of(A, B));
        ok(LOCKS + "/disable", of(A, B));
        assertThat(status(A).toString())
                .isEqualTo("{\"ID\":\"%s\",\"Locked\":false,\"Reserved\":false,\"ReservationDisabled\":true}"
                        .formatted(A));
        refused(SERVICE, timed(5, A), "Component reservations are disabled");
        refused(LOCKS + "/lock", of(A), "Component reservations are disabled");
        assertThat(ok(SERVICE, timed(5, A).replace("}", ",\"ProcessingModel\":\"flexible\"}"))
                        .text())
                .isEqualTo("{\"Success\":[],\"Failure\":[{\"ID\":\"%s\",\"Reason\":\"Disabled\"}]}".formatted(A));
        assertThat(api.get("/hsm/v2/State/Components/" + A)
                        .json()
                        .path("ReservationDisabled")
                        .asBoolean())
                .isTrue();

        ok(LOCKS + "/repair", of(A, B));
        ok(LOCKS + "/repair", of(A, B));
        ok(SERVICE, timed(5, A));
    }

    @Test
    void keysOfOneComponentCountOnce() {
        String key =
                ok(SERVICE, timed(5, A)).json().at("/Success/0/ReservationKey").asString();

        assertThat(ok(SERVICE + "/release", """
                                {"ReservationKeys":[{"ID":"%1$s","Key":"wrong"},{"ID":"X2330c0s0b0n0","Key":"%2$s"},{"ID":"%1$s","Key":"%2$s"}]}
                                """.formatted(A, key))
                        .json()
                        .path("Counts")
                        .toString())
                .isEqualTo("{\"Total\":1,\"Success\":1,\"Failure\":0}");
    }

    @Test
    void expiredReservationsAreTakenAway() {
        ok(SERVICE, timed(5, A));
        ok(SERVICE, timed(5, B));
        jdbc.sql("""
                update reservation
                   set created_at = created_at - interval '1 hour'
                     , expires_at = now() - interval '1 second'
                 where component_id = :id
                """).param("id", A).update();
        feed.skip();

        assertThat(reservations.endExpired(1000)).isOne();

        assertThat(told()).containsExactly("-reservation " + A);
        assertThat(status(A).path("Reserved").asBoolean()).isFalse();
        assertThat(status(B).path("Reserved").asBoolean()).isTrue();
    }

    @Test
    void deletedComponentsLoseTheirReservation() {
        ok(SERVICE, timed(5, A));
        feed.skip();

        api.delete("/hsm/v2/State/Components/" + A);

        assertThat(told()).containsExactly("-reservation " + A, "-component " + A);
    }

    @Test
    void statusNamesWhoIsNotThere() {
        assertThat(ok(LOCKS + "/status", of(A, "x9998c0s0b0n0")).text()).isEqualTo("""
                {"Components":[{"ID":"x2330c0s0b0n0","Locked":false,"Reserved":false,"ReservationDisabled":false}],\
                "NotFound":["x9998c0s0b0n0"]}""");
        assertThat(api.get(LOCKS + "/status?State=on&type=Node&Reserved=false&Locked=false&ReservationDisabled=f")
                        .json()
                        .path("Components"))
                .hasSize(1);
        refused(LOCKS + "/status", of("x9998c0s0b0n0"), "Component not found");
        assertThat(api.get(LOCKS + "/status?Locked=true").detail()).isEqualTo("Component not found");
        assertThat(api.get(LOCKS + "/status?Reserved=zz").detail()).isEqualTo("bad 'Reserved' query parameter: zz");
        assertThat(api.get(LOCKS + "/status?Locked=zz").status()).isEqualTo(400);
    }

    @Test
    void keysAreInNoLog() {
        String key =
                ok(SERVICE, timed(5, A)).json().at("/Success/0/ReservationKey").asString();
        ok(SERVICE + "/renew", keys(15, A, key));

        assertThat(feed.next().toString()).contains("reservation").doesNotContain(key.substring(key.length() - 36));
        assertThat(api.get("/hsm/v2/changes/snapshot").text()).doesNotContain(key.substring(key.length() - 36));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /lock                          | {"ComponentIDs":["zz"]}                           | Argument was not a valid xname ID
            /lock                          | {"Role":["zz"]}                                   | Argument was not a valid HMS Role
            /lock                          | {"ProcessingModel":"stiff"}                       | Invalid Processing Model
            /lock                          | {"ReservationDuration":16}                        | Invalid Reservation Duration
            /lock                          | {"ComponentIDs":["x9998c0s0b0n0"]}                | Component not found
            /lock                          | {"Locked":["perhaps"]}                            | a required argument did not match any valid input
            /disable                       | {"ComponentIDs":["x9998c0s0b0n0"]}                | Component not found
            /service/reservations          | {}                                                | ReservationDuration must be greater than 0
            /service/reservations          | {"ReservationDuration":0}                         | ReservationDuration must be greater than 0
            /service/reservations          | {"ReservationDuration":16}                        | Invalid Reservation Duration
            /service/reservations/renew    | {}                                                | Reservation Key required for operation
            /service/reservations/renew    | {"ReservationKeys":[{"ID":"x0c0s0b0n0","Key":"k"}]} | ReservationDuration must be greater than 0
            /service/reservations/release  | {"ReservationKeys":[]}                            | Reservation Key required for operation
            /service/reservations/release  | {"ReservationKeys":[{"ID":"zz","Key":"k"}]}       | got HMSTypeInvalid instead of valid type
            /service/reservations/release  | {"ReservationKeys":[null]}                        | got HMSTypeInvalid instead of valid type
            /service/reservations/check    | {}                                                | Deputy Key required for operation
            /reservations/release          | {"ReservationKeys":[{"ID":"x0c0s0b0n0"}]}         | Component not found
            """)
    void refusalsSayWhy(String path, String body, String detail) {
        refused(LOCKS + path, body, detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "service/reservations"})
    void oneOfManyAtOnceGetsIt(String path) throws Exception {
        int writers = 8;
        CyclicBarrier start = new CyclicBarrier(writers);
        try (ExecutorService all = Executors.newFixedThreadPool(writers)) {
            List<Future<Integer>> statuses = IntStream.range(0, writers)
                    .mapToObj(writer -> all.submit((Callable<Integer>) () -> {
                        start.await();
                        return api.post(LOCKS + "/" + path, timed(5, writer % 2 == 0 ? List.of(A, B) : List.of(B, A)))
                                .status();
                    }))
                    .toList();
            int granted = 0;
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isIn(200, 400);
                granted += status.get() == 200 ? 1 : 0;
            }
            assertThat(granted).isOne();
        }
    }

    private JsonNode status(String id) {
        return ok(LOCKS + "/status", of(id)).json().at("/Components/0");
    }

    private Answer ok(String path, String body) {
        Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private void refused(String path, String body, String detail) {
        Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo(detail);
    }

    private static String of(String... ids) {
        return "{\"ComponentIDs\":[\"%s\"]}".formatted(String.join("\",\"", ids));
    }

    private static String flexible(String... ids) {
        return of(ids).replace("}", ",\"ProcessingModel\":\"Flexible\"}");
    }

    private static String timed(int minutes, String id) {
        return timed(minutes, List.of(id));
    }

    private static String timed(int minutes, List<String> ids) {
        return of(ids.toArray(String[]::new)).replace("}", ",\"ReservationDuration\":%d}".formatted(minutes));
    }

    private static String keys(int minutes, String id, String key) {
        return "{\"ReservationKeys\":[{\"ID\":\"%s\",\"Key\":\"%s\"}],\"ReservationDuration\":%d}"
                .formatted(id, key, minutes);
    }

    private static String deputy(String id, String key, String otherId, String otherKey) {
        return "{\"DeputyKeys\":[{\"ID\":\"%s\",\"Key\":\"%s\"},{\"ID\":\"%s\",\"Key\":\"%s\"}]}"
                .formatted(id, key, otherId, otherKey);
    }

    private List<String> told() {
        return feed.next().stream()
                .map(change -> "%s%s %s"
                        .formatted(
                                change.has("before") ? change.has("after") ? "~" : "-" : "+",
                                change.path("kind").asString(),
                                change.path("key").asString()))
                .toList();
    }
}
