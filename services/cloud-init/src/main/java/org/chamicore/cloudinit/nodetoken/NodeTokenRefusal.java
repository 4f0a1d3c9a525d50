package org.chamicore.cloudinit.nodetoken;

import java.net.URI;
import java.util.Locale;
import org.chamicore.web.ticket.TicketReading;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Why a node is not given what it asks for. Always 403: who is told 404 may take it that there is nothing. */
enum NodeTokenRefusal {
    MISSING("the address holds no node token, and this site requires one: boot by the script of the boot service"),
    MALFORMED("the node token has not the form of one"),
    ALTERED("the node token was not made by this site's boot service, or changed since"),
    EXPIRED("the node token is too old: boot anew"),
    EARLY("the node token is of a time to come: the clocks of boot and cloud-init differ"),
    OTHER_NODE("the node token is another node's than the one with this address"),
    SUPERSEDED("the node has used the token of a later boot since");

    private final String detail;

    NodeTokenRefusal(String detail) {
        this.detail = detail;
    }

    static NodeTokenRefusal of(TicketReading.Reason reason) {
        return switch (reason) {
            case MALFORMED -> MALFORMED;
            case ALTERED -> ALTERED;
            case EXPIRED -> EXPIRED;
            case EARLY -> EARLY;
        };
    }

    /** As metrics write it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String detail() {
        return detail;
    }

    ErrorResponseException problem() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail);
        body.setType(URI.create("urn:problem:cloud-init:node-token-" + text().replace('_', '-')));
        return new ErrorResponseException(HttpStatus.FORBIDDEN, body, null);
    }
}
