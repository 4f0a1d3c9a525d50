package org.chamicore.inventory.redfishendpoint;

/** What a client sent of an endpoint, or of what it manages, breaks a rule; the message says which. */
class InvalidEndpointException extends RuntimeException {

    InvalidEndpointException(String rule) {
        super(rule);
    }
}
