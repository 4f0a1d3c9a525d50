package org.chamicore.auth.purge;

import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.chamicore.auth.bootstrap.BootstrapTokens;
import org.chamicore.auth.session.SessionService;
import org.chamicore.auth.throttle.Throttle;
import org.chamicore.auth.token.UsedAssertionRepository;
import org.chamicore.auth.user.Logins;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be over: how to remove at most so many rows of it, which says how many it removed. */
record ExpiredRows(Map<String, IntUnaryOperator> kinds) {

    ExpiredRows {
        kinds = Map.copyOf(kinds);
    }

    @Configuration(proxyBeanMethods = false)
    static class OfThisService {

        @Bean
        ExpiredRows expiredRows(
                SessionService sessions, BootstrapTokens bootstrapTokens, Logins logins, Throttle throttle) {
            return new ExpiredRows(Map.of(
                    "sessions", sessions::purge,
                    "bootstrap tokens", bootstrapTokens::purge,
                    "browser logins", logins::purge,
                    "failed attempts", throttle::purge));
        }

        @Bean
        ExpiredRows expiredProofs(UsedAssertionRepository proofs) {
            return new ExpiredRows(Map.of("signed proofs", proofs::purge));
        }
    }
}
