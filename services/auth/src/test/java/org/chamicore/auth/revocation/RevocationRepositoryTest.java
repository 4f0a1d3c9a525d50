package org.chamicore.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.web.security.Revocation;
import org.chamicore.web.security.Revocation.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(RevocationRepository.class)
class RevocationRepositoryTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant soon = now.plusSeconds(600);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RevocationRepository revocations;

    @BeforeEach
    void nothingIsRevoked() {
        jdbc.sql("delete from revocation").update();
    }

    @Nested
    class Save {

        @Test
        void makesTheListGrowUnderAnotherTag() {
            UUID before = revocations.tag();
            revocations.save(Kind.TOKEN, "a", soon);

            RevocationList list = revocations.list();
            assertThat(list.tag()).isEqualTo(revocations.tag()).isNotEqualTo(before);
            assertThat(list.revocations()).singleElement().satisfies(only -> {
                assertThat(only.kind()).isEqualTo(Kind.TOKEN);
                assertThat(only.digest()).isEqualTo(Revocation.digest(Kind.TOKEN, "a"));
                assertThat(only.issuedUntil())
                        .isBetween(now.getEpochSecond(), Instant.now().getEpochSecond() + 1);
                assertThat(only.until()).isEqualTo(soon.getEpochSecond() + 1);
            });
        }

        @Test
        void movesWhatIsRevokedAlreadyAndNeverEndsItEarlier() {
            revocations.save(Kind.SUBJECT, "alice", soon);
            jdbc.sql("update revocation set revoked_at = now() - interval '1 hour'")
                    .update();
            revocations.save(Kind.SUBJECT, "alice", now.plusSeconds(60));

            assertThat(revocations.list().revocations()).singleElement().satisfies(only -> {
                assertThat(only.issuedUntil()).isGreaterThanOrEqualTo(now.getEpochSecond());
                assertThat(only.until()).isEqualTo(soon.getEpochSecond() + 1);
            });
        }

        @Test
        void keepsKindsApart() {
            revocations.save(Kind.SUBJECT, "boot", soon);
            revocations.save(Kind.CLIENT, "boot", soon);

            assertThat(revocations.list().revocations())
                    .extracting(Revocation::digest)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }

    @Nested
    class Listing {

        @Test
        void isEmptyWithATagWhenNothingIsRevoked() {
            assertThat(revocations.list().revocations()).isEmpty();
            assertThat(revocations.list().tag()).isEqualTo(revocations.tag());
        }

        @Test
        void leavesOutWhatHasEnded() {
            revocations.save(Kind.TOKEN, "over", now.minusSeconds(1));
            assertThat(revocations.list().revocations()).isEmpty();
        }
    }

    @Nested
    class HoldsAny {

        @Test
        void isAboutTokensIssuedUntilThen() {
            revocations.save(Kind.SUBJECT, "alice", soon);

            assertThat(holds("subject", "alice", now.minusSeconds(60))).isTrue();
            assertThat(holds("subject", "alice", Instant.now().plusSeconds(2))).isFalse();
            assertThat(holds("subject", "bob", now.minusSeconds(60))).isFalse();
            assertThat(holds("client", "alice", now.minusSeconds(60))).isFalse();
        }

        @Test
        void isAboutASingleTokenWheneverItWasIssued() {
            revocations.save(Kind.TOKEN, "a", soon);
            assertThat(holds("token", "a", Instant.now().plusSeconds(30))).isTrue();
        }

        private boolean holds(String kind, String value, Instant issuedAt) {
            return revocations.holdsAny(List.of(kind), List.of(value), issuedAt);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindFitsTheTable(Kind kind) {
        revocations.save(kind, "x", soon);
        assertThat(revocations.list().revocations())
                .extracting(Revocation::kind)
                .containsExactly(kind);
    }

    @Test
    void deleteEndedTakesABoundedNumber() {
        for (int each = 0; each < 5; each++) {
            revocations.save(Kind.TOKEN, "over-" + each, now.minusSeconds(1));
        }
        revocations.save(Kind.TOKEN, "lives", soon);

        assertThat(revocations.deleteEnded(3)).isEqualTo(3);
        assertThat(revocations.deleteEnded(3)).isEqualTo(2);
        assertThat(revocations.deleteEnded(3)).isZero();
        assertThat(revocations.list().revocations()).hasSize(1);
    }
}
