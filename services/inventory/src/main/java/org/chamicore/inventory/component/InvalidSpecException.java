package org.chamicore.inventory.component;

/** A component that a client sent breaks a rule; the message says which, as clients know it. */
class InvalidSpecException extends RuntimeException {

    InvalidSpecException(String field, String value) {
        super("%s '%s' is invalid".formatted(field, value));
    }
}
