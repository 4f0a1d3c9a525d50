package org.chamicore.auth.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.springframework.stereotype.Service;

/**
 * Slows down who guesses: by account, so that many addresses do not help, and by address, so that many accounts do not. All
 * replicas count together.
 */
@Service
public class Throttle {

    private static final String ADDRESS = "address ";

    /** Who tries: the account as {@code client NAME} or {@code user NAME}; blank where only the address counts. */
    public record Attempt(String account, String address) {

        List<String> keys() {
            return account.isEmpty() ? List.of(ADDRESS + address) : List.of(account, ADDRESS + address);
        }
    }

    private final FailedAttemptRepository repository;
    private final ThrottleProperties properties;
    private final AuditLog audit;

    Throttle(FailedAttemptRepository repository, ThrottleProperties properties, AuditLog audit) {
        this.repository = repository;
        this.properties = properties;
        this.audit = audit;
    }

    /**
     * To be asked before a secret is compared, which is what costs.
     *
     * @return how long to wait; empty where the attempt may go on
     */
    public Optional<Duration> waitFor(Attempt attempt) {
        Optional<Duration> wait = repository.findWait(attempt.keys()).filter(Duration::isPositive);
        wait.ifPresent(time -> audit.record(AuditEvent.refused(
                AuditType.THROTTLED,
                attempt.account().isEmpty() ? ADDRESS + attempt.address() : attempt.account(),
                "too many failures")));
        return wait;
    }

    public void failed(Attempt attempt) {
        if (!attempt.account().isEmpty()) {
            repository.count(
                    attempt.account(), properties.accountFailures(), properties.longest(), properties.forgetAfter());
        }
        repository.count(
                ADDRESS + attempt.address(),
                properties.addressFailures(),
                properties.longest(),
                properties.forgetAfter());
    }

    /** The account's failures are forgotten; the address's are not, or whoever has one account could try on at others'. */
    public void succeeded(Attempt attempt) {
        if (!attempt.account().isEmpty()
                && repository.findWait(List.of(attempt.account())).isPresent()) {
            repository.forget(attempt.account());
        }
    }

    /** Removes at most {@code limit} failures of long ago. */
    public int purge(int limit) {
        return repository.purge(properties.forgetAfter(), limit);
    }
}
