package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators ask and change beyond records: over HTTP, against the whole service. */
class OperatorRoutesTest extends RunningBoot {

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void dryRunSaysWhatWouldChangeAndWritesNothing(String method) {
        INVENTORY.node("x4c0s1b0n0", 401, "Dry", "02:00:00:04:01:01");
        write("PUT", "/bootparameters", "{\"hosts\": [\"x4c0s1b0n0\"], \"kernel\": \"k1\"}");
        if (method.equals("POST")) {
            write("DELETE", "/bootparameters", "{\"hosts\": [\"x4c0s1b0n0\"]}");
        }
        write("POST", "/sync", "");
        String before = get("/dumpstate").body();

        HttpResponse<String> answer =
                write(method, "/bootparameters?dryRun=true", "{\"nids\": [401], \"kernel\": \"k2\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("BSS-Referral-Token")).isEmpty();
        JsonNode impact = JsonMapper.shared().readTree(answer.body());
        assertThat(impact.path("dryRun").asBoolean()).isTrue();
        assertThat(impact.at("/nodes/changed").asInt()).isEqualTo(1);
        assertThat(impact.at("/samples/0/node").asString()).isEqualTo("x4c0s1b0n0");
        assertThat(impact.at("/samples/0/diff").asString())
                .contains(method.equals("DELETE") ? "\n-kernel --name kernel k1 " : "\n+kernel --name kernel k2 ");
        assertThat(get("/dumpstate").body()).isEqualTo(before);
    }

    @Test
    void dryRunIsRefusedAsTheWriteWouldBe() {
        assertThat(write("PATCH", "/bootparameters?dryRun=true", "{\"nids\": [499], \"kernel\": \"k2\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(write("PUT", "/bootparameters?dryRun=maybe", "{\"nids\": [499], \"kernel\": \"k2\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/bootparameters?nid=499").statusCode()).isEqualTo(404);
    }

    @Test
    void singleParametersAreChangedWithoutTouchingTheRest() {
        write("PUT", "/bootparameters", """
                {"hosts": ["x4c0s2b0n0", "x4c0s2b0n1"], "kernel": "k1", "params": "console=tty0 quiet console=ttyS0"}""");

        HttpResponse<String> answer = write("PATCH", "/bootparameters/params", """
                {"hosts": ["x4c0s2b0n0"], "set": ["console=ttyS1"], "add": ["debug"], "remove": ["quiet"]}""");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();

        assertThat(get("/bootparameters/params?name=x4c0s2b0n0,x4c0s2b0n1").body())
                .isEqualTo("""
                [{"hosts":["x4c0s2b0n0"],"params":[{"name":"console","value":"ttyS1"},{"name":"debug"}]},\
                {"hosts":["x4c0s2b0n1"],"params":[{"name":"console","value":"tty0"},{"name":"quiet"},\
                {"name":"console","value":"ttyS0"}]}]""");
        assertThat(get("/bootparameters?name=x4c0s2b0n0").body())
                .contains("\"params\":\"console=ttyS1 debug\"")
                .contains("\"kernel\":\"k1\"");
        assertThat(get("/bootparameters/params").body()).contains("x4c0s2b0n0");
        assertThat(get("/bootparameters/params?nid=499").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"hosts": ["x4c0s3b0n0"], "add": ["a b"]}          | 400
            {"hosts": ["x4c0s3b0n0"], "add": ["#a"]}           | 400
            {"hosts": ["x4c0s3b0n0"], "add": [null]}           | 400
            {"hosts": ["x4c0s3b0n0"], "add": []}               | 400
            {"hosts": ["x4c0s3b0n0"]}                          | 400
            {"add": ["quiet"]}                                 | 400
            {"hosts": ["all", "Default"], "add": ["quiet"]}    | 400
            {"hosts": ["x4c0s9b0n9"], "add": ["quiet"]}        | 404
            """)
    void badEditsAreRefused(String body, int status) {
        write("PUT", "/bootparameters", "{\"hosts\": [\"x4c0s3b0n0\"], \"kernel\": \"k1\"}");

        assertThat(write("PATCH", "/bootparameters/params", body).statusCode()).isEqualTo(status);
        assertThat(get("/bootparameters?name=x4c0s3b0n0").body()).doesNotContain("params");
    }

    /** Command lines are stored as they are written; what is no parameter of a known form is shown all the same. */
    @Test
    void oddCommandLinesAreShown() {
        write("PUT", "/bootparameters", """
                {"hosts": ["x4c0s8b0n0"], "kernel": "k1", "params": "=odd  a=\\"b c\\" d=\\"e f"}""");

        assertThat(get("/bootparameters/params?name=x4c0s8b0n0").body()).isEqualTo("""
                [{"hosts":["x4c0s8b0n0"],"params":[{"name":"","value":"odd"},{"name":"a","value":"\\"b c\\""},\
                {"name":"d","value":"\\"e f"}]}]""");
    }

    @Test
    void resultThatIsTooLongIsRefused() {
        write(
                "PUT",
                "/bootparameters",
                "{\"hosts\": [\"x4c0s4b0n0\"], \"kernel\": \"k1\", \"params\": \"%s\"}".formatted("a".repeat(8190)));

        HttpResponse<String> answer =
                write("PATCH", "/bootparameters/params", "{\"hosts\": [\"x4c0s4b0n0\"], \"add\": [\"quiet\"]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("params must not be longer than 8192 characters");
    }

    @Test
    void explainTakesWhatANodeWouldAsk() {
        INVENTORY.node("x4c0s5b0n0", 405, "Compute", "02:00:00:04:05:01");
        write("PUT", "/bootparameters", "{\"hosts\": [\"x4c0s[5-6]b0n0\"], \"kernel\": \"k5\"}");
        write("POST", "/sync", "");

        for (String query : new String[] {"mac=02:00:00:04:05:01", "name=x4c0s5b0n0", "nid=405"}) {
            JsonNode explanation =
                    JsonMapper.shared().readTree(get("/explain?" + query).body());
            assertThat(explanation.at("/node/xname").asString()).isEqualTo("x4c0s5b0n0");
            assertThat(explanation.path("reason").asString()).isEqualTo("bound to x4c0s[5-6]b0n0");
            assertThat(explanation.path("script").asString()).contains(" k5 ");
        }
        assertThat(get("/explain").statusCode()).isEqualTo(400);
        assertThat(get("/explain?mac=x").statusCode()).isEqualTo(400);
        assertThat(get("/explain?nid=499").body()).contains("unknown to the inventory");
    }

    @Test
    void dumpStateHoldsNodesAndRecordsWithoutCloudInitData() {
        INVENTORY.node("x4c0s6b0n0", 406, "Compute", "02:00:00:04:06:01");
        write("PUT", "/bootparameters", """
                {"nids": [406], "kernel": "k6", "cloud-init": {"meta-data": {"secret": "yes"}}}""");
        write("POST", "/hosts", "");

        JsonNode dump = JsonMapper.shared().readTree(get("/dumpstate").body());
        assertThat(dump.propertyNames()).containsExactly("Components", "Params");
        assertThat(dump.path("Components").toString()).contains("\"x4c0s6b0n0\"");
        assertThat(dump.path("Params").toString()).contains("\"nids\":[406]").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Components": ["x4c0s1b0n0"], "State": "On"} | 200
            {}                                            | 200
            []                                            | 400
            {                                             | 400
            """)
    void noticesAreHeard(String body, int status) {
        assertThat(send("POST", "/boot/v1/scn", body, "").statusCode()).isEqualTo(status);
    }

    @Test
    void factsOfAScriptAreGivenAsJson() {
        HttpResponse<String> answer = get("/bootscript?nid=498&json=1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"params\":\"kernel\",\"kernel\":{\"path\":\"\"},\"initrd\":{\"path\":\"\"}}");
        assertThat(get("/bootscript?nid=498&json=0").body()).startsWith("#!ipxe\n");
        assertThat(get("/bootscript?nid=498&json=many").body()).startsWith("#!ipxe\n");
    }

    @Test
    void driftIsReportedAndRepaired() {
        INVENTORY.node("x4c0s7b0n0", 407, "Compute", "02:00:00:04:07:01");
        write("POST", "/sync", "");
        assertThat(get("/drift").body()).contains("\"differences\":0,");

        jdbc.sql("delete from replica where kind = 'component' and key = 'x4c0s7b0n0'")
                .update();
        jdbc.sql("update replica set value = '{}' where kind = 'component_endpoint' and key = 'x4c0s7b0n0'")
                .update();
        jdbc.sql("insert into replica (kind, key, value) values ('component', 'x4c0s7b0n9', '{}')")
                .update();

        JsonNode report = JsonMapper.shared().readTree(get("/drift").body());
        assertThat(report.path("differences").asInt()).isEqualTo(3);
        assertThat(report.path("kinds").toString()).isEqualTo("{\"component\":2,\"component_endpoint\":1}");
        assertThat(report.path("samples").toString())
                .contains("{\"kind\":\"component\",\"key\":\"x4c0s7b0n0\",\"here\":\"missing or outdated\"}")
                .contains("{\"kind\":\"component\",\"key\":\"x4c0s7b0n9\",\"here\":\"not in the inventory\"}");

        HttpResponse<String> repaired = write("POST", "/drift", "");
        assertThat(repaired.body()).contains("\"differences\":3,").contains("\"repaired\":true");
        assertThat(get("/drift").body()).contains("\"differences\":0,");
        assertThat(get("/hosts?name=x4c0s7b0n0").statusCode()).isEqualTo(200);
    }

    @Test
    void driftCannotBeToldWhileTheInventoryIsAway() {
        try {
            INVENTORY.away(true);
            for (HttpResponse<String> answer : List.of(get("/drift"), write("POST", "/drift", ""))) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            }
        } finally {
            inventoryIsBack();
        }
    }

    @Test
    void changesSayWhoDidWhat() {
        write("PUT", "/bootparameters", "{\"hosts\": [\"x4c0s8b0n0\"], \"kernel\": \"before\"}");
        write("PATCH", "/bootparameters", "{\"hosts\": [\"x4c0s8b0n0\"], \"kernel\": \"after\"}");

        JsonNode bound = changes("?kind=boot_selector&key=xname:x4c0s8b0n0").path("changes");
        assertThat(bound).isNotEmpty();
        assertThat(bound.get(0).path("actor").asString()).isNotBlank();
        JsonNode all = changes("?kind=boot_configuration");
        assertThat(all.path("changes").toString())
                .contains("\"kernel\":\"before\"")
                .contains("\"kernel\":\"after\"");
        assertThat(changes("?kind=boot_configuration&after=" + all.path("next").asString())
                        .path("changes"))
                .isEmpty();
        assertThat(changes("?actor=nobody").path("changes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 10001", "since, yesterday", "until, 1", "after, x", "kind, %00"})
    void wrongQueryOfChangesIsRefusedByName(String name, String value) {
        HttpResponse<String> answer = get("/changes?%s=%s".formatted(name, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:problem:boot:bad-query", name + " must");
    }

    private JsonNode changes(String query) {
        return JsonMapper.shared().readTree(get("/changes" + query).body());
    }
}
