package org.chamicore.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(SigningKeyRepository.class)
class SigningKeyRepositoryTest {

    private static final String FIRST = "a".repeat(43);
    private static final String SECOND = "b".repeat(43);
    private static final byte[] SEALED = {1, 2, 3};

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SigningKeyRepository keys;

    @BeforeEach
    void noKeysYet() {
        jdbc.sql("delete from signing_key").update();
    }

    @Nested
    class Insert {

        @Test
        void keepsBytes() {
            keys.insert(new SealedKey(FIRST, SEALED), Duration.ZERO);

            assertThat(keys.findPublished()).singleElement().satisfies(key -> {
                assertThat(key.kid()).isEqualTo(FIRST);
                assertThat(key.sealed()).isEqualTo(SEALED);
            });
        }

        @Test
        void failsWhenKeyIsThere() {
            keys.insert(new SealedKey(FIRST, SEALED), Duration.ZERO);

            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(() -> keys.insert(new SealedKey(FIRST, SEALED), Duration.ZERO))
                    .withMessageContaining("signing_key_pk");
        }

        @Test
        void failsWhenNameIsNoThumbprint() {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> keys.insert(new SealedKey("a", SEALED), Duration.ZERO))
                    .withMessageContaining("signing_key_kid_check");
        }
    }

    @Nested
    class FindPublished {

        @BeforeEach
        void twoKeys() {
            keys.insert(new SealedKey(FIRST, SEALED), Duration.ZERO);
            keys.insert(new SealedKey(SECOND, SEALED), Duration.ZERO);
        }

        @Test
        void putsLatestSignerFirst() {
            set("signs_from = now() - interval '1 hour'", FIRST);
            assertThat(keys.findPublished()).extracting(SealedKey::kid).containsExactly(SECOND, FIRST);
        }

        @Test
        void putsKeyThatSignsLaterLast() {
            set("signs_from = now() + interval '1 hour'", FIRST);
            assertThat(keys.findPublished()).extracting(SealedKey::kid).containsExactly(SECOND, FIRST);
        }

        @Test
        void leavesOutWithdrawnKeys() {
            set("signs_from = now() - interval '2 hours', withdrawn_at = now() - interval '1 hour'", FIRST);
            assertThat(keys.findPublished()).extracting(SealedKey::kid).containsExactly(SECOND);
        }

        @Test
        void keepsKeysThatAreWithdrawnLater() {
            set("withdrawn_at = now() + interval '1 hour'", FIRST);
            assertThat(keys.findPublished()).hasSize(2);
        }

        private void set(String what, String kid) {
            assertThat(jdbc.sql("update signing_key set " + what + " where kid = :kid")
                            .param("kid", kid)
                            .update())
                    .isOne();
        }
    }

    @Nested
    class Lock {

        @Test
        void canBeTakenAgainInOneTransaction() {
            keys.lock();
            keys.lock();
        }
    }
}
