package org.chamicore.cloudinit.input;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.UriComponentsBuilder;

/** Switches in the query. The servlet's own parameters are left alone: they would take a body for a form, and eat it. */
public final class Query {

    private Query() {}

    /** Whether a switch is on: {@code ?force}, {@code ?force=true}, {@code ?force=1}. */
    public static boolean isSet(HttpServletRequest request, String name) {
        List<String> values = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .get(name);
        if (values == null) {
            return false;
        }
        String value = Given.text(values.getLast()).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "", "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw refused(name);
        };
    }

    private static ErrorResponseException refused(String name) {
        FieldRefusal refusal = new FieldRefusal(name, "must be true or false");
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refusal.toString());
        body.setType(java.net.URI.create("urn:problem:cloud-init:invalid-query"));
        body.setProperty("errors", List.of(refusal));
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, body, null);
    }
}
