package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What must be refused is refused as the sender's fault, by a problem document, and nothing of it is stored. */
class BadInputTest extends RunningBoot {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mac=02:00:00:00:0a:01%0ashell",
                "mac=02:00:00:00:0a:01%0d",
                "mac=02:00:00:00:0a:01%00",
                "mac=%00",
                "mac=%24%7Bnet0/mac%7D",
                "name=x0c0s1b0n0%0d%0aboot",
                "name=x0c0s1b0n0%20%7C%7C%20shell",
                "nid=0",
                "nid=1%0a",
                "nid=9999999999999",
                "mac=02:00:00:00:0a:01'%20or%20'1'='1",
                ""
            })
    void bootScriptTakesNothingButIdentifiers(String query) {
        assertRefused(get("/bootscript?" + query), 400);
    }

    @Test
    void nothingFromTheQueryReachesTheScriptAsItWas() {
        String script = get("/bootscript?mac=02-00-00-00-0F-01&retry=%0ashell&ts=%0ashell&arch=%0ashell")
                .body();

        assertThat(script.lines()).hasSize(5).noneMatch(line -> line.contains("shell"));
        assertThat(script).contains("?mac=02:00:00:00:0f:01&arch=${buildarch}&").contains("&retry=1 ||");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "null",
                "{\"hosts\": \"x0c0s1b0n0\", \"kernel\": \"k\"}",
                "{\"hosts\": [1], \"kernel\": \"k\"}",
                "{\"hosts\": [null], \"kernel\": \"k\"}",
                "{\"hosts\": [\"\"], \"kernel\": \"k\"}",
                "{\"hosts\": [\"x0c0s1b0\"], \"kernel\": \"k\"}",
                "{\"hosts\": [\"x0c0s1b0n0\", \"a\\u0000b\"], \"kernel\": \"k\"}",
                "{\"macs\": [\"\"], \"kernel\": \"k\"}",
                "{\"hosts\": [\"group:\"], \"kernel\": \"k\"}",
                "{\"hosts\": [\"x0c0s[3-1]b0n0\"], \"kernel\": \"k\"}",
                "{\"hosts\": [\"nid[0-5]\"], \"kernel\": \"k\"}",
                "{\"hosts\": [\"all\", \"Default\"], \"kernel\": \"k\"}",
                "{\"macs\": [\"02:00:00:00:0a\"], \"kernel\": \"k\"}",
                "{\"macs\": [\"00:00:00:00:00:00\"], \"kernel\": \"k\"}",
                "{\"nids\": [0], \"kernel\": \"k\"}",
                "{\"nids\": [1.5], \"kernel\": \"k\"}",
                "{\"nids\": [true], \"kernel\": \"k\"}",
                "{\"nids\": [99999999999], \"kernel\": \"k\"}",
                "{\"nids\": [\"one\"], \"kernel\": \"k\"}",
                "{\"nids\": [7], \"kernel\": 5}",
                "{\"nids\": [7], \"kernel\": \"k\\nshell\"}",
                "{\"nids\": [7], \"kernel\": \"k l\"}",
                "{\"nids\": [7], \"initrd\": \"--name\"}",
                "{\"nids\": [7], \"params\": \"quiet\\r\\nshell\"}",
                "{\"nids\": [7], \"params\": \"quiet || shell\"}",
                "{\"nids\": [7], \"params\": [\"quiet\"]}",
                "{\"nids\": [7], \"params\": true}",
                "{\"nids\": [7], \"cloud-init\": []}",
                "{\"nids\": [7], \"cloud-init\": {\"meta-data\": [1]}}",
                "{\"nids\": [7], \"cloud-init\": {\"phone-home\": {\"hostname\": {}}}}",
                "{\"nids\": [7]}",
                "{\"kernel\": \"k\"}",
                "{\"nids\": [], \"kernel\": \"k\"}"
            })
    void writesTakeNothingButRecords(String body) {
        for (String method : new String[] {"POST", "PUT", "PATCH"}) {
            assertRefused(write(method, "/bootparameters", body), 400);
        }
        assertThat(get("/bootparameters?nid=7").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{}", "{\"kernel\": \"k\"}", "{\"hosts\": [\"\"]}", "{\"nids\": [0]}", "{\"macs\": [\"\"]}"
            })
    void deleteTakesNothingButIdentifiers(String body) {
        assertRefused(write("DELETE", "/bootparameters", body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=", "name=a,", "mac=,", "nid=0", "nid=1,0", "nid=x", "name=x0c0s1b0", "name=a%00"})
    void questionsHoldNoEmptyNames(String query) {
        assertRefused(get("/bootparameters?" + query), 400);
        assertRefused(write("DELETE", "/bootparameters?" + query, ""), 400);
    }

    @Test
    void fieldAtFaultIsNamed() {
        HttpResponse<String> answer =
                write("PUT", "/bootparameters", "{\"macs\": [\"02:00:00:00:0a:01\", \"zz\"], \"kernel\": \"k\"}");

        assertThat(answer.body()).contains("macs[1]").contains("must be a MAC address");
    }

    @Test
    void tooLargeABodyIsRefused() {
        String params = "a".repeat(3 << 19);
        assertRefused(write("PUT", "/bootparameters", "{\"nids\": [7], \"params\": \"%s\"}".formatted(params)), 413);
        assertRefused(
                write("PUT", "/bootparameters", "{\"nids\": [7], \"params\": \"%s\"}".formatted("a".repeat(9000))),
                400);
    }

    @Test
    void bodyOfAQuestionMattersOnlyWithoutQuery() {
        assertRefused(send("GET", "/boot/v1/bootparameters", "{", token("bss.read")), 400);
        assertRefused(send("GET", "/boot/v1/bootparameters?nid=999", "{", token("bss.read")), 404);
    }

    /** JSON may hold it and the database may not. */
    @Test
    void characterThatCannotBeStoredIsRefused() {
        for (String method : new String[] {"POST", "PUT"}) {
            assertRefused(
                    write(
                            method,
                            "/bootparameters",
                            "{\"nids\": [7], \"cloud-init\": {\"meta-data\": {\"a\": \"\\u0000\"}}}"),
                    400);
        }
        assertThat(get("/bootparameters?nid=7").statusCode()).isEqualTo(404);
    }

    /** What is already there is told apart from what is missing, and neither stores anything. */
    @Test
    void conflictsAndMissingOnesAreNamed() {
        write("POST", "/bootparameters", "{\"nids\": [801], \"kernel\": \"k1\"}");

        HttpResponse<String> there = write("POST", "/bootparameters", "{\"nids\": [802, 801], \"kernel\": \"k2\"}");
        assertRefused(there, 409);
        assertThat(there.body())
                .contains("NID 801")
                .doesNotContain("NID 802")
                .contains("urn:problem:boot:already-bound");

        HttpResponse<String> missing = write("PATCH", "/bootparameters", "{\"nids\": [802, 801], \"kernel\": \"k2\"}");
        assertRefused(missing, 404);
        assertThat(missing.body()).contains("NID 802").doesNotContain("NID 801").contains("urn:problem:boot:not-bound");
        assertRefused(write("DELETE", "/bootparameters", "{\"nids\": [801, 802]}"), 404);
        assertThat(get("/bootparameters?nid=801").body()).contains("\"k1\"");
        assertThat(get("/bootparameters?nid=802").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/boot/v1/nothing, 404", "/boot/v2/bootscript, 404", "/boot/v1/BootScript?nid=1, 404"})
    void unknownPathsAre404(String path, int status) {
        assertRefused(send("GET", path, "", ""), status);
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("status").asInt())
                .isEqualTo(status);
    }
}
