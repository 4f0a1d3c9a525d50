package org.chamicore.db.settings;

import java.util.Locale;
import java.util.Set;

/** What production refuses and development may have. */
final class Production {

    private static final int SHORTEST_PASSWORD = 12;
    private static final Set<String> WELL_KNOWN = Set.of(
            "administrator",
            "changemechangeme",
            "chamicore-dev",
            "development",
            "passwordpassword",
            "postgrespostgres");

    private Production() {}

    /** @throws SettingRefusedException where the password could be guessed */
    static void refuseGuessable(Credentials credentials) {
        String password = credentials.password();
        if (password.length() < SHORTEST_PASSWORD
                || password.equals(credentials.username())
                || WELL_KNOWN.contains(password.toLowerCase(Locale.ROOT))) {
            throw new SettingRefusedException(
                    "the password of role %s is one for development and CHAMICORE_PROFILE is production: give it a random one of at least %d characters"
                            .formatted(credentials.username(), SHORTEST_PASSWORD));
        }
    }
}
