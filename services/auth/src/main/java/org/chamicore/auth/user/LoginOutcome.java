package org.chamicore.auth.user;

import java.time.Duration;

/** All that can come of signing in. */
public sealed interface LoginOutcome {

    /** @param cookie what the browser is to hold */
    record SignedIn(String cookie) implements LoginOutcome {

        @Override
        public String toString() {
            return "SignedIn";
        }
    }

    record Refused() implements LoginOutcome {}

    record TooFast(Duration waiting) implements LoginOutcome {}
}
