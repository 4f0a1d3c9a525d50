package org.chamicore.boot.directory;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Why the directory cannot be asked yet. iPXE itself waits as {@code Retry-After} says, and then asks again. */
enum DirectoryProblem {
    NOT_LOADED("The directory is not loaded yet; try again"),
    INVENTORY_UNHEARD("The inventory was never heard of yet; try again");

    private static final String SECONDS = "5";

    private final String detail;

    DirectoryProblem(String detail) {
        this.detail = detail;
    }

    ErrorResponseException problem() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
        body.setType(
                URI.create("urn:problem:boot:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        ErrorResponseException problem = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, body, null);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
        return problem;
    }
}
