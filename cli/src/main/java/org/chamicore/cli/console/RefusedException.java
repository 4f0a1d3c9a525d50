package org.chamicore.cli.console;

/** The command cannot do what it was asked; the message says why and what to do, and is all that the user sees. */
public class RefusedException extends RuntimeException {

    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
