package org.chamicore.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * The body of a refusal (RFC 9457), its members in the order that existing clients print. {@code instance} is never given.
 *
 * @param type what kind of problem; {@code about:blank} where the status says it all
 * @param requestId under which the log tells more
 * @param errors the fields at fault; empty where no field is
 * @param more what else the refusing feature has to say
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "detail", "status", "requestId", "errors"})
record Problem(
        URI type,
        String title,
        @Nullable String detail,
        int status,
        @Nullable String requestId,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> more) {

    private static final URI BLANK = URI.create("about:blank");

    /** A field and the rule that it breaks. */
    record FieldError(String field, String message) {}

    static Problem of(ProblemDetail detail, @Nullable String requestId, List<FieldError> errors) {
        HttpStatus known = HttpStatus.resolve(detail.getStatus());
        String title = detail.getTitle() != null ? detail.getTitle() : known == null ? "" : known.getReasonPhrase();
        URI type = detail.getType();
        Map<String, Object> more = detail.getProperties();
        return new Problem(
                type == null ? BLANK : type,
                title,
                detail.getDetail(),
                detail.getStatus(),
                requestId,
                errors,
                more == null ? Map.of() : more);
    }
}
