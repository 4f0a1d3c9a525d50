package org.chamicore.inventory.wire;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Makes the problem documents of this API: its clients compare type and detail, so both are as they know them. */
public final class Refusal {

    private static final URI TYPE = URI.create("about:blank");

    private Refusal() {}

    public static ErrorResponseException of(HttpStatus status, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(TYPE);
        return new ErrorResponseException(status, body, null);
    }

    /** The refusal of a request one of whose fields or parameters breaks a rule. */
    public static ErrorResponseException at(String field, String detail) {
        return at(HttpStatus.BAD_REQUEST, field, detail);
    }

    /** As {@link #at(String, String)}, where it is not the form that is wrong. */
    public static ErrorResponseException at(HttpStatus status, String field, String detail) {
        return of(status, detail, List.of(new FieldError(field, detail)));
    }

    /** The fields that a refusal names. */
    public static List<FieldError> errors(ErrorResponseException refusal) {
        Map<String, Object> properties = refusal.getBody().getProperties();
        return properties != null && properties.get("errors") instanceof List<?> errors
                ? errors.stream()
                        .filter(FieldError.class::isInstance)
                        .map(FieldError.class::cast)
                        .toList()
                : List.of();
    }

    /** A refusal that names the fields at fault. */
    public static ErrorResponseException of(HttpStatus status, String detail, List<FieldError> errors) {
        ErrorResponseException refusal = of(status, detail);
        refusal.getBody().setProperty("errors", List.copyOf(errors));
        return refusal;
    }
}
