package org.chamicore.boot.inventory;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What can be wrong with our neighbour. */
public enum InventoryProblem {
    INVENTORY_AWAY(HttpStatus.SERVICE_UNAVAILABLE),
    INVENTORY_REFUSES(HttpStatus.CONFLICT),
    INVENTORY_FORBIDS(HttpStatus.FORBIDDEN);

    private static final String SECONDS = "5";

    private final HttpStatus status;

    InventoryProblem(HttpStatus status) {
        this.status = status;
    }

    public ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:boot:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        ErrorResponseException problem = new ErrorResponseException(status, body, null);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
        }
        return problem;
    }
}
