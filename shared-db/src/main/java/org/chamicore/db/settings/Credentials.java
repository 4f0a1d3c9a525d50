package org.chamicore.db.settings;

/** A database role and its password, which no log or message may carry. */
public record Credentials(String username, String password) {

    @Override
    public String toString() {
        return username;
    }
}
