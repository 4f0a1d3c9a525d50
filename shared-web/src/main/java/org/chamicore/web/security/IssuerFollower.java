package org.chamicore.web.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What the issuer publishes for those who check its tokens: keys, revoked tokens and policy, each asked for every few seconds. A
 * change of one counts here within {@link AuthProperties#pollInterval} and no later for the issuer's being away afterwards.
 */
class IssuerFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IssuerFollower.class);

    private final NeighbourCalls calls = new NeighbourCalls("issuer");
    private final Followed<JWKSet> keys;
    private final Followed<RevokedTokens> revoked;
    private final Followed<Policy> policy;
    private final Duration interval;
    private final boolean checks;
    private volatile @Nullable Thread thread; // runs for as long as it stands here
    private String policyName = "";

    IssuerFollower(AuthProperties auth) {
        keys = IssuerKeys.follow(auth.keys(), calls);
        revoked = new Followed<>(auth.revocations(), RevokedTokens::read, RevokedTokens.NONE, calls);
        policy = new Followed<>(auth.policy(), Policy::read, Policy.NONE, calls);
        interval = auth.pollInterval();
        checks = auth.mode() != AuthProperties.Mode.OFF;
    }

    NeighbourCalls calls() {
        return calls;
    }

    Followed<JWKSet> keys() {
        return keys;
    }

    Followed<RevokedTokens> revoked() {
        return revoked;
    }

    Followed<Policy> policy() {
        return policy;
    }

    /** What counts now; nothing does while none was heard of. */
    Policy policyNow() {
        return policy.value().orElse(Policy.NONE);
    }

    /** How old what tokens are judged by may be; empty while something of it was never heard of. */
    Optional<Duration> age() {
        List<Duration> ages = all().stream()
                .map(Followed::age)
                .flatMap(Optional::stream)
                .sorted(Comparator.reverseOrder())
                .toList();
        return ages.size() < all().size() ? Optional.empty() : Optional.of(ages.getFirst());
    }

    private List<Followed<?>> all() {
        return List.of(keys, revoked, policy);
    }

    @Override
    public boolean isAutoStartup() {
        return checks;
    }

    @Override
    public void start() {
        Thread starting = Thread.ofVirtual().name("issuer-follower").unstarted(this::follow);
        thread = starting;
        starting.start();
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void follow() {
        while (thread == Thread.currentThread()) {
            all().forEach(Followed::ask);
            policy.value()
                    .map(Policy::name)
                    .filter(name -> !name.equals(policyName))
                    .ifPresent(name -> {
                        log.info("Policy {} counts from now on", name);
                        policyName = name;
                    });
            LockSupport.parkNanos(interval.toNanos());
        }
    }
}
