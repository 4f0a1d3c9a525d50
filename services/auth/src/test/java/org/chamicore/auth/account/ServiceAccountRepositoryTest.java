package org.chamicore.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.shape.TokenShape;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(ServiceAccountRepository.class)
class ServiceAccountRepositoryTest {

    private static final ClientId FIRST = new ClientId("first");
    private static final ClientId SECOND = new ClientId("second");
    private static final Grants GRANTS = new Grants(List.of(Role.VIEWER, Role.SERVICE), List.of(Scope.AUTH_READ));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ServiceAccountRepository accounts;

    @BeforeEach
    void twoAccounts() {
        jdbc.sql("delete from service_account").update();
        accounts.insert(FIRST, "{sha256}first", GRANTS);
        accounts.insert(SECOND, "{sha256}second", GRANTS);
    }

    @Nested
    class Insert {

        @Test
        void keepsWhatWasGranted() {
            assertThat(accounts.find(FIRST)).hasValueSatisfying(account -> {
                assertThat(account.clientId()).isEqualTo(FIRST);
                assertThat(account.grants()).isEqualTo(GRANTS);
                assertThat(account.enabled()).isTrue();
                assertThat(account.lastUsedAt()).isNull();
            });
        }

        @Test
        void changesNothingWhenClientIdIsTaken() {
            assertThat(accounts.insert(FIRST, "{sha256}other", new Grants(List.of(Role.ADMIN), List.of())))
                    .isEmpty();
            assertThat(accounts.findCredential(FIRST))
                    .hasValue(new Credential(FIRST, "{sha256}first", GRANTS, TokenShape.STANDARD, null));
        }

        @Test
        void failsWhenNothingIsGranted() {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() ->
                            accounts.insert(new ClientId("third"), "{sha256}third", new Grants(List.of(), List.of())))
                    .withMessageContaining("service_account_grants_check");
        }
    }

    @Nested
    class FindCredential {

        @Test
        void isEmptyForUnknownClient() {
            assertThat(accounts.findCredential(new ClientId("nobody"))).isEmpty();
        }

        @Test
        void isEmptyForDisabledAccount() {
            jdbc.sql("update service_account set enabled = false where client_id = 'first'")
                    .update();

            assertThat(accounts.findCredential(FIRST)).isEmpty();
        }
    }

    @Nested
    class PageAfter {

        @Test
        void startsBehindTheLastIdSeen() {
            assertThat(accounts.pageAfter(FIRST, 10))
                    .extracting(ServiceAccount::clientId)
                    .containsExactly(SECOND);
        }

        @Test
        void startsWithTheFirstWhenNoneWasSeen() {
            assertThat(accounts.pageAfter(null, 1))
                    .extracting(ServiceAccount::clientId)
                    .containsExactly(FIRST);
        }
    }

    @Nested
    class Delete {

        @Test
        void answersWhatWasThere() {
            assertThat(accounts.delete(FIRST)).map(ServiceAccount::clientId).hasValue(FIRST);
            assertThat(accounts.find(FIRST)).isEmpty();
            assertThat(accounts.delete(FIRST)).isEmpty();
        }
    }

    @Nested
    class Touch {

        @Test
        void remembersTheLatestUseOfEach() {
            Instant early = Instant.parse("2026-11-20T10:00:00Z");
            accounts.touch(Map.of("first", early.plusSeconds(5), "second", early, "nobody", early));
            accounts.touch(Map.of("first", early));

            assertThat(accounts.find(FIRST)).map(ServiceAccount::lastUsedAt).hasValue(early.plusSeconds(5));
            assertThat(accounts.find(SECOND)).map(ServiceAccount::lastUsedAt).hasValue(early);
        }
    }

    @Nested
    class Rotate {

        @Test
        void keepsThePreviousSecretForAWhile() {
            ServiceAccount rotated = accounts.rotate(FIRST, "{sha256}next", Duration.ofHours(1));

            assertThat(rotated.previousSecretUntil()).isAfter(Instant.now().plusSeconds(3000));
            assertThat(accounts.findCredential(FIRST))
                    .map(Credential::secretHash)
                    .hasValue("{sha256}next {sha256}first");
            jdbc.sql(
                            "update service_account set previous_secret_until = now() - interval '1 second' where client_id = 'first'")
                    .update();
            assertThat(accounts.findCredential(FIRST))
                    .map(Credential::secretHash)
                    .hasValue("{sha256}next");
        }

        @Test
        void endsThePreviousSecretAtOnceWithoutOverlap() {
            accounts.rotate(FIRST, "{sha256}next", Duration.ofHours(1));
            assertThat(accounts.rotate(FIRST, "{sha256}last", Duration.ZERO).previousSecretUntil())
                    .isNull();
            assertThat(accounts.findCredential(FIRST))
                    .map(Credential::secretHash)
                    .hasValue("{sha256}last");
        }
    }
}
