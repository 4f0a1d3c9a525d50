package org.chamicore.cloudinit.transfer;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client who imports can meet; each name is part of the API. */
enum TransferProblem {
    INVALID_IMPORT,
    NOTHING_TO_IMPORT;

    ErrorResponseException with(List<FieldRefusal> refusals) {
        String all = refusals.stream().map(FieldRefusal::toString).collect(Collectors.joining("; "));
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, all);
        body.setType(URI.create(
                "urn:problem:cloud-init:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        body.setProperty("errors", refusals);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, body, null);
    }
}
