package org.chamicore.inventory.hardware;

/** What a client says of a piece of hardware breaks the rule that the message tells. */
final class InvalidHardwareException extends RuntimeException {

    InvalidHardwareException(String rule) {
        super(rule);
    }
}
