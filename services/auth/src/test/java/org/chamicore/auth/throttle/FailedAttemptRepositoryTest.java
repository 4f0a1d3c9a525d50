package org.chamicore.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(FailedAttemptRepository.class)
class FailedAttemptRepositoryTest {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGET = Duration.ofMinutes(30);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FailedAttemptRepository attempts;

    @Nested
    class Count {

        @ParameterizedTest
        @CsvSource({"1, 0", "3, 0", "4, 1", "5, 2", "6, 4", "11, 128", "12, 256", "13, 300", "40, 300"})
        void doublesTheWaitBeyondTheFreeOnes(int failures, long seconds) {
            fail("a", failures);

            assertThat(attempts.findWait(List.of("a", "b"))).hasValue(Duration.ofSeconds(seconds));
        }

        @Test
        void beginsAnewWhenTheLastIsLongAgo() {
            fail("a", 12);
            jdbc.sql("update failed_attempt set last_at = now() - interval '31 minutes' where key = 'a'")
                    .update();
            fail("a", 1);

            assertThat(attempts.findWait(List.of("a"))).hasValue(Duration.ZERO);
        }
    }

    @Nested
    class FindWait {

        @Test
        void knowsNothingOfThoseWhoNeverFailed() {
            assertThat(attempts.findWait(List.of("a"))).isEmpty();
        }

        @Test
        void isThatOfTheOneWhoWaitsLongest() {
            fail("a", 4);
            fail("b", 6);

            assertThat(attempts.findWait(List.of("a", "b"))).hasValue(Duration.ofSeconds(4));
        }
    }

    @Nested
    class Purge {

        @Test
        void removesTheForgottenAFewAtATime() {
            List.of("a", "b", "c").forEach(key -> fail(key, 1));
            jdbc.sql("update failed_attempt set last_at = now() - interval '31 minutes' where key in ('a', 'b')")
                    .update();

            assertThat(attempts.purge(FORGET, 1)).isEqualTo(1);
            assertThat(attempts.purge(FORGET, 5)).isEqualTo(1);
            assertThat(attempts.findWait(List.of("c"))).isPresent();
        }
    }

    private void fail(String key, int times) {
        for (int time = 0; time < times; time++) {
            attempts.count(key, 3, LONGEST, FORGET);
        }
    }
}
