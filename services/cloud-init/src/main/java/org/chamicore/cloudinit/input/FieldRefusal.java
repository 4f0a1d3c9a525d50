package org.chamicore.cloudinit.input;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A field that was refused, as it stands in the {@code errors} of a problem document.
 *
 * @param field the path to it in what the client sent: {@code file.content}
 * @param message the rule that it breaks
 */
public record FieldRefusal(String field, String message) {

    /** @param type the last part of the problem's type */
    ErrorResponseException asProblem(String type) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, toString());
        body.setType(URI.create("urn:problem:cloud-init:" + type));
        body.setProperty("errors", List.of(this));
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, body, null);
    }

    @Override
    public String toString() {
        return field + " " + message;
    }
}
