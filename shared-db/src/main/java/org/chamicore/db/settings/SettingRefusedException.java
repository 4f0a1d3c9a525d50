package org.chamicore.db.settings;

/** A setting is missing or cannot be used; the message is one line that names it and says what to do. */
public class SettingRefusedException extends RuntimeException {

    public SettingRefusedException(String message) {
        super(message);
    }
}
