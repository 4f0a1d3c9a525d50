package org.chamicore.auth.session;

import java.util.Locale;

/** With what a session began. */
public enum Kind {
    USER,
    BOOTSTRAP;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
