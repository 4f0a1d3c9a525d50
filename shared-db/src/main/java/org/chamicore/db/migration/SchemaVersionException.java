package org.chamicore.db.migration;

/** The schema and this program do not fit each other; the message is one line that names both versions. */
public class SchemaVersionException extends RuntimeException {

    public SchemaVersionException(String message) {
        super(message);
    }
}
