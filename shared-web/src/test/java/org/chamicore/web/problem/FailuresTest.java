package org.chamicore.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import org.chamicore.web.sample.Sample;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Log;
import org.chamicore.web.testing.Refused;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FailuresTest {

    private final Sample sample = Sample.shared();

    @Nested
    class OfTheDatabase {

        @ParameterizedTest
        @ValueSource(strings = {"away", "busy", "locked", "no-transaction", "standby"})
        void areTemporaryAndSayWhenToComeBack(String way) {
            Answer answer = sample.get("/fail/" + way);
            Refused.with(503, answer);
            assertThat(answer.header("retry-after")).hasValue("5");
            assertThat(answer.text()).doesNotContain("secret");
        }

        @ParameterizedTest
        @ValueSource(strings = {"nul", "too-wide-for-index"})
        void areTheCallersWhenAValueCannotBeStored(String way) {
            Answer answer = sample.get("/fail/" + way);
            Refused.with(400, answer);
            assertThat(answer.text()).doesNotContain("secret");
        }

        @ParameterizedTest
        @ValueSource(strings = {"duplicate", "rolled-back", "failed-transaction"})
        void areDefectsWhenTheServiceShouldHaveKnown(String way) {
            Answer answer = sample.get("/fail/" + way);
            Refused.with(500, answer);
            assertThat(answer.text()).doesNotContain("secret");
        }
    }

    @Nested
    class OfTheService {

        @ParameterizedTest
        @ValueSource(strings = {"defect", "error", "writing"})
        void areToldWithoutDetailsAndLoggedOnceWithThem(String way) {
            try (Log log = Log.open()) {
                String id = "failure-" + way;
                Answer answer = sample.get("/fail/" + way, "X-Request-Id: " + id);
                Refused.with(500, answer);
                assertThat(answer.text()).doesNotContain("secret", "\tat ", "begun");
                List<ILoggingEvent> lines = log.of(id);
                assertThat(lines).hasSize(1);
                assertThat(lines.getFirst().getLevel()).isEqualTo(Level.ERROR);
                assertThat(lines.getFirst().getThrowableProxy()).isNotNull();
            }
        }

        @Test
        void breakTheAnswerOffWhenHalfOfItIsSent() {
            try (Log log = Log.open()) {
                Answer answer = sample.get("/fail/half", "X-Request-Id: failure-half");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.whole()).isFalse();
                assertThat(log.of("failure-half")).hasSize(1);
            }
        }

        @Test
        void breakAStreamOffWhenHalfOfItIsSent() {
            try (Log log = Log.open()) {
                Answer answer = sample.get("/open/stream?good=100000&fails=true", "X-Request-Id: failure-stream");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.whole()).isFalse();
                assertThat(log.of("failure-stream")).hasSize(1);
            }
        }

        @Test
        void ofAStreamThatHasNotBegunAreToldAsAnyOther() {
            try (Log log = Log.open()) {
                Refused.with(500, sample.get("/open/stream?good=1&fails=true", "X-Request-Id: failure-early"));
                assertThat(log.of("failure-early")).hasSize(1);
            }
        }

        @Test
        void areNoneWhenTheCallerGoesAway() {
            try (Log log = Log.open()) {
                try (Wire wire = Wire.to(sample.port())) {
                    wire.write("GET /open/stream?good=10000000 HTTP/1.1\r\nHost: a\r\nX-Request-Id: gone\r\n\r\n");
                }
                await().until(() -> sample.get("/metrics").text().contains("uri=\"/open/stream\""));
                assertThat(log.of("gone")).isEmpty();
            }
        }
    }

    @Nested
    class OfAFeature {

        @Test
        void keepTheirTypeAndWhatElseTheySay() {
            Answer answer = sample.get("/fail/named");
            assertThat(answer.status()).isEqualTo(409);
            JsonNode problem = answer.json();
            assertThat(List.copyOf(problem.propertyNames()))
                    .containsExactly("type", "title", "detail", "status", "requestId", "other");
            assertThat(problem.path("type").asString()).isEqualTo("urn:problem:sample:taken");
            assertThat(problem.path("other").asString()).isEqualTo("x1");
        }

        @Test
        void sayWhenToComeBackWhenTheyAreTemporary() {
            Answer answer = sample.get("/fail/unavailable");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).hasValue("5");
        }

        @Test
        void mayBeABareStatus() {
            assertThat(Refused.with(409, sample.get("/fail/status"))
                            .path("detail")
                            .asString())
                    .isEqualTo("taken");
        }
    }
}
