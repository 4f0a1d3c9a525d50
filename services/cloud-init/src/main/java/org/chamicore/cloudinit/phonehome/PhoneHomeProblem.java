package org.chamicore.cloudinit.phonehome;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a node which phones home can meet; each name is part of the API. */
enum PhoneHomeProblem {
    UNREADABLE_FORM(HttpStatus.BAD_REQUEST),
    NO_SUCH_REPORT(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    PhoneHomeProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail, List<FieldRefusal> refusals) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(
                "urn:problem:cloud-init:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        if (!refusals.isEmpty()) {
            body.setProperty("errors", refusals);
        }
        return new ErrorResponseException(status, body, null);
    }
}
