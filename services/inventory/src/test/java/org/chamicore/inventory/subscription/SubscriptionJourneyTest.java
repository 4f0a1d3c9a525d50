package org.chamicore.inventory.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@InventoryTest
class SubscriptionJourneyTest {

    private static final String SCN = "/hsm/v2/Subscriptions/SCN";
    private static final String WHOLE = """
            {"Subscriber":"hmnfd@x0c0s0b0n0","Enabled":true,"Roles":["Compute"],"SubRoles":["worker"],\
            "SoftwareStatus":["AdminStatus"],"States":["Ready","off"],"Url":"http://127.0.0.1:1/scn"}""";

    private final Api api;

    SubscriptionJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @BeforeEach
    @AfterEach
    void none() {
        api.delete(SCN);
    }

    private long create(String body) {
        return api.post(SCN, body).json().path("ID").asLong();
    }

    @Test
    void aSubscriptionIsKeptAsItWasWritten() {
        Answer created = api.post(SCN, WHOLE);
        long id = created.json().path("ID").asLong();

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text()).isEqualTo(WHOLE.replaceFirst("\\{", "{\"ID\":%d,".formatted(id)));
        assertThat(api.get(SCN + "/" + id).text()).isEqualTo(created.text());
        Golden.assertSame(api.get(SCN).json(), "subscriptions.json");
        assertThat(api.delete(SCN + "/" + id).text()).isEqualTo("{\"code\":0,\"message\":\"Subscription deleted\"}");
        assertThat(api.get(SCN).text()).isEqualTo("{\"SubscriptionList\":[]}");
        assertThat(api.delete(SCN).text()).isEqualTo("{\"code\":0,\"message\":\"0 Subscriptions deleted\"}");
    }

    @Test
    void replacingReplacesEverything() {
        long id = create(WHOLE);
        String other = "{\"Subscriber\":\"s\",\"States\":[\"On\"],\"Url\":\"u\"}";

        assertThat(api.put(SCN + "/" + id, other).status()).isEqualTo(204);
        assertThat(api.put(SCN + "/" + id, other).status()).isEqualTo(204);
        assertThat(api.get(SCN + "/" + id).text()).isEqualTo(other.replaceFirst("\\{", "{\"ID\":%d,".formatted(id)));
        create(WHOLE);
        assertThat(api.put(SCN + "/" + id, WHOLE).detail()).isEqualTo("Subscription update failed");
        assertThat(api.put(SCN + "/999999999", WHOLE).detail()).isEqualTo("Subscription not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Op":"add","Roles":["Compute","Service"],"Enabled":true}  | {"Enabled":true,"Roles":["Compute","Service"],"States":["Ready","off"]}
            {"Op":"ADD","States":["Off"]}                              | {"Enabled":false,"Roles":["Compute"],"States":["Ready","off","Off"]}
            {"Op":"remove","States":["off"],"Enabled":true}            | {"Enabled":false,"Roles":["Compute"],"States":["Ready"]}
            {"Op":"replace","States":["On"],"Roles":[]}                | {"Enabled":false,"Roles":["Compute"],"States":["On"]}
            {"Op":"replace","Enabled":true}                            | {"Enabled":true,"Roles":["Compute"],"States":["Ready","off"]}
            """)
    void changesAddRemoveAndReplace(String change, String expected) {
        long id = create("""
                {"Subscriber":"s","Enabled":false,"Roles":["Compute"],"States":["Ready","off"],"Url":"u"}
                """);

        assertThat(api.patch(SCN + "/" + id, change).status()).isEqualTo(204);

        assertThat(api.get(SCN + "/" + id).text())
                .isEqualTo("{\"ID\":%d,\"Subscriber\":\"s\",%s,\"Url\":\"u\"}"
                        .formatted(id, expected.substring(1, expected.length() - 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   |            | {"Url":"u","States":["On"]}                          | 400 | Missing name of subscriber
            POST   |            | {"Subscriber":"s","States":["On"]}                   | 400 | Missing url
            POST   |            | {"Subscriber":"s","Url":"u","Roles":["x"]}           | 400 | Invalid role 'x'
            POST   |            | {"Subscriber":"s","Url":"u","SubRoles":["x"]}        | 400 | Invalid subRole 'x'
            POST   |            | {"Subscriber":"s","Url":"u","States":["x"]}          | 400 | Invalid state 'x'
            POST   |            | {"Subscriber":"s","Url":"u","SoftwareStatus":[""]}   | 400 | SoftwareStatus can not be an empty string
            POST   |            | {"Subscriber":"s","Url":"u","Enabled":false}         | 400 | Missing trigger. Must subscribe to atleast one Enabled, Role, SubRole, SoftwareStatus, or State trigger.
            PATCH  | /1         | {"States":["On"]}                                    | 400 | Missing Patch Op
            PATCH  | /1         | {"Op":"x","States":["On"]}                           | 400 | Invalid Patch Op - x
            PATCH  | /1         | {"Op":"add","Enabled":false}                         | 400 | Missing trigger. Subscriptions must have atleast one Enabled, Role, SubRole, SoftwareStatus, or State trigger.
            PATCH  | /999999999 | {"Op":"add","States":["On"]}                         | 404 | Subscription not found
            GET    | /x         |                                                      | 400 | Invalid id - x
            GET    | /0         |                                                      | 400 | Invalid id - 0
            GET    | /999999999 |                                                      | 404 | Subscription not found
            DELETE | /999999999 |                                                      | 404 | Subscription not found
            """)
    void refusalsSayWhy(String method, String path, String body, int status, String detail) {
        Answer answer = api.send(method, SCN + (path == null ? "" : path), body == null ? "" : body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(api.get(SCN).json().path("SubscriptionList")).isEmpty();
    }

    @Test
    void oneOfManyAtOnceSubscribes() throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> statuses = IntStream.range(0, 8)
                    .mapToObj(each -> all.submit((Callable<Integer>) () -> {
                        start.await();
                        Answer answer = api.post(SCN, WHOLE);
                        return answer.status();
                    }))
                    .toList();
            int granted = 0;
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isIn(200, 400);
                granted += status.get() == 200 ? 1 : 0;
            }
            assertThat(granted).isOne();
        }
        assertThat(api.post(SCN, WHOLE).detail()).isEqualTo("Subscribe failed");
    }
}
