package org.chamicore.cloudinit.input;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
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
            default -> throw new FieldRefusal(name, "must be true or false").asProblem("invalid-query");
        };
    }
}
