package org.chamicore.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.chamicore.web.sample.Sample;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Log;
import org.chamicore.web.testing.Refused;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private final Sample sample = Sample.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "0f8fad5b-d9cb-469f-a165-70867728950e", "boot/x0c0s1b0n0:17", "Root=1-67891233-abc+de@x"})
    void isTheCallersWhenItCanBePrinted(String id) {
        assertThat(sample.get("/open/text", "X-Request-Id: " + id).all("x-request-id"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "<script>", "\"a\"", "a\\nb", "a%0d%0ab", "\u00e4", "{}", "a]", "a;b"})
    void isANewOneWhenTheCallersCannotBePrinted(String id) {
        assertThat(sample.get("/open/text", "X-Request-Id: " + id)
                        .header("x-request-id")
                        .orElseThrow())
                .matches("[0-9a-f]{16}");
    }

    @Test
    void isANewOneWhenTheCallersIsTooLong() {
        assertThat(sample.get("/open/text", "X-Request-Id: " + "a".repeat(128)).header("x-request-id"))
                .hasValue("a".repeat(128));
        assertThat(sample.get("/open/text", "X-Request-Id: " + "a".repeat(129))
                        .header("x-request-id")
                        .orElseThrow())
                .hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 4bf92f3577b34da6a3ce929d0e0e4736",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-new, 4bf92f3577b34da6a3ce929d0e0e4736",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01, [0-9a-f]{16}",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01, [0-9a-f]{16}",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, [0-9a-f]{16}",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01, [0-9a-f]{16}",
        "nonsense, [0-9a-f]{16}"
    })
    void isThatOfTheTraceWhereTheCallerIsTraced(String parent, String id) {
        assertThat(sample.get("/open/text", "traceparent: " + parent)
                        .header("x-request-id")
                        .orElseThrow())
                .matches(id);
        assertThat(sample.get("/open/text", "traceparent: " + parent, "X-Request-Id: mine")
                        .header("x-request-id"))
                .hasValue("mine");
    }

    @Test
    void cannotSmuggleAnotherLineIntoTheAnswer() {
        try (Wire wire = Wire.to(sample.port())) {
            wire.write("GET /open/text HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\r\n Set-Cookie: b=c\r\n\r\n");
            Answer answer = wire.answer(false);
            assertThat(answer.header("set-cookie")).isEmpty();
        }
        try (Wire wire = Wire.to(sample.port())) {
            wire.write("GET /open/text HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\rSet-Cookie: b=c\r\n\r\n");
            assertThat(wire.answer(false).header("set-cookie")).isEmpty();
        }
    }

    @Test
    void isAnotherOneForEveryRequest() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(each -> sample.get("/open/text").header("x-request-id"))
                        .distinct())
                .hasSize(20);
    }

    /** That header and document agree is what {@link Refused} checks of every refusal. */
    @ParameterizedTest
    @CsvSource({
        "GET, /guarded/a, 401",
        "GET, /nothing, 404",
        "DELETE, /open/text, 405",
        "GET, /open//text, 404",
        "GET, /open/%zz, 400",
        "GET, /fail/defect, 500",
        "GET, /fail/away, 503",
        "GET, /open/stream?good=1&fails=true, 500"
    })
    void isKeptInRefusals(String method, String path, int status) {
        Answer answer = sample.send(method, path, "", "X-Request-Id: mine-" + status);
        Refused.with(status, answer);
        assertThat(answer.all("x-request-id")).containsExactly("mine-" + status);
    }

    @Test
    void isKeptWhenABodyIsTooLarge() {
        Answer answer = sample.send("POST", "/open/things", "", "Content-Length: 1000000", "X-Request-Id: mine");
        Refused.with(413, answer);
        assertThat(answer.header("x-request-id")).hasValue("mine");
    }

    @Test
    void isInTheLogLinesOfItsRequestAndOfNoOther() {
        try (Log log = Log.open()) {
            String made = sample.get("/fail/defect").header("x-request-id").orElseThrow();
            assertThat(log.of(made)).hasSize(1);
            assertThat(log.of(made).getFirst().getMDCPropertyMap()).containsOnlyKeys("requestId");
        }
    }

    @Test
    void isAccompaniedByTheActorWhereThereIsAToken() {
        String actor = sample.get("/guarded/me", sample.issuer().bearer("sample.read"))
                .json()
                .path("actor")
                .asString();
        assertThat(actor).isEqualTo("tester");
    }
}
