package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks and is in no inventory is listed, and one call makes a node of it. */
class UnknownNodesTest extends RunningBoot {

    private static final Duration SOON = Duration.ofSeconds(10);

    @AfterEach
    void inventoryIsKind() {
        INVENTORY.refuseInterfaces(0);
        inventoryIsBack();
    }

    @Test
    void unknownNodeIsListedAndAdopted() {
        write("PUT", "/bootparameters", "{\"hosts\": [\"Six\"], \"kernel\": \"k6\"}");
        get("/bootscript?mac=02-00-00-06-01-01");
        get("/bootscript?mac=02:00:00:06:01:01&arch=x86_64&retry=1");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/unknown").body())
                                .containsPattern(
                                        "\"mac\":\"02:00:00:06:01:01\",\"arch\":\"x86_64\",\"address\":\"[^\"]+\",\"firstSeen\":\"[^\"]+\",\"lastSeen\":\"[^\"]+\",\"requests\":2}"));

        String adoption = "{\"xname\": \"x6c0s1b0n0\", \"nid\": 601, \"role\": \"Six\"}";
        HttpResponse<String> tried = write("POST", "/unknown/02:00:00:06:01:01/adopt?dryRun=true", adoption);
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body())
                .contains("\"changed\":1")
                .contains("+kernel --name kernel k6 xname=x6c0s1b0n0 nid=601 ");
        assertThat(get("/hosts?name=x6c0s1b0n0").statusCode()).isEqualTo(404);

        assertThat(write("POST", "/unknown/020000060101/adopt", adoption).statusCode())
                .isEqualTo(204);
        assertThat(get("/bootscript?mac=02:00:00:06:01:01").body()).contains(" k6 xname=x6c0s1b0n0 nid=601 ");
        assertThat(get("/unknown").body()).doesNotContain("02:00:00:06:01:01");
        assertThat(INVENTORY.authorizations()).isNotEmpty().allMatch(each -> each.startsWith("Bearer "));
    }

    @Test
    void knownNodeGetsOneMoreCard() {
        INVENTORY.node("x6c0s2b0n0", 602, "Compute", "02:00:00:06:02:01");
        write("POST", "/sync", "");

        assertThat(write("POST", "/unknown/02:00:00:06:02:02/adopt", "{\"xname\": \"x6c0s2b0n0\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/hosts?mac=02:00:00:06:02:02").body()).contains("x6c0s2b0n0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            02:00:00:06:03:01 | {"xname": "x6c0s3b0n1"}                         | 409 | belongs to x6c0s3b0n0
            02:00:00:06:03:02 | {"xname": "x6c0s3b0n1", "nid": 603}             | 409 | has the number 603
            02:00:00:06:03:02 | {"xname": "x6c0s3b0n0", "role": "Other"}        | 409 | is known with another
            02:00:00:06:03:02 | {"nid": 7}                                      | 400 | xname
            02:00:00:06:03:02 | {"xname": "x6c0s3b0"}                           | 400 | xname
            02:00:00:06:03:02 | {"xname": "x6c0s3b0n1", "nid": 0}               | 400 | nid
            02:00:00:06:03    | {"xname": "x6c0s3b0n1"}                         | 400 | MAC address
            """)
    void whatDoesNotFitIsRefused(String mac, String body, int status, String reason) {
        INVENTORY.node("x6c0s3b0n0", 603, "Compute", "02:00:00:06:03:01");
        write("POST", "/sync", "");

        HttpResponse<String> answer = write("POST", "/unknown/" + mac + "/adopt", body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(reason);
        assertThat(get("/hosts?name=x6c0s3b0n1").statusCode()).isEqualTo(404);
    }

    /** The whole of it or nothing: a component whose network card was refused does not stay. */
    @ParameterizedTest
    @CsvSource({"409, 409", "403, 403", "500, 503"})
    void refusalOfTheInventoryIsPassedOnAndNothingStays(int refusal, int status) {
        INVENTORY.refuseInterfaces(refusal);

        HttpResponse<String> answer =
                write("POST", "/unknown/02:00:00:06:04:01/adopt", "{\"xname\": \"x6c0s4b0n0\", \"nid\": 604}");
        assertThat(answer.statusCode()).isEqualTo(status);
        write("POST", "/sync", "");
        assertThat(get("/hosts?name=x6c0s4b0n0").statusCode()).isEqualTo(404);
    }

    @Test
    void inventoryAwayIs503() {
        INVENTORY.away(true);

        HttpResponse<String> answer =
                write("POST", "/unknown/02:00:00:06:05:01/adopt", "{\"xname\": \"x6c0s5b0n0\", \"nid\": 605}");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void inventoryKnownToBeAwayIsSparedAndNobodyWaitsForIt() {
        INVENTORY.away(true);

        await().atMost(SOON).untilAsserted(() -> {
            int asked = INVENTORY.authorizations().size();
            HttpResponse<String> answer =
                    write("POST", "/unknown/02:00:00:06:07:01/adopt", "{\"xname\": \"x6c0s7b0n0\", \"nid\": 607}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(INVENTORY.authorizations()).hasSize(asked);
        });
    }

    @Test
    void oneIsForgottenUntilItAsksAgain() {
        get("/bootscript?mac=02:00:00:06:06:01");
        await().atMost(SOON).until(() -> get("/unknown").body().contains("02:00:00:06:06:01"));

        assertThat(write("DELETE", "/unknown/02:00:00:06:06:01", "").statusCode())
                .isEqualTo(204);
        assertThat(write("DELETE", "/unknown/02:00:00:06:06:01", "").statusCode())
                .isEqualTo(404);
        assertThat(get("/unknown").body()).doesNotContain("02:00:00:06:06:01");
    }
}
