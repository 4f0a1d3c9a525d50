package org.chamicore.cloudinit.document;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that one who fetches documents can meet; each name is part of the API. */
enum DocumentProblem {
    UNKNOWN_CALLER(HttpStatus.NOT_FOUND),
    NO_SUCH_NODE(HttpStatus.NOT_FOUND),
    NOT_A_MEMBER(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    DocumentProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(
                "urn:problem:cloud-init:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
