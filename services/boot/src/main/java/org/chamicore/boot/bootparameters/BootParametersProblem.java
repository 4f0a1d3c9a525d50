package org.chamicore.boot.bootparameters;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chamicore.boot.configuration.Selector;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of this feature can meet; each name is part of the API. */
enum BootParametersProblem {
    BAD_QUERY(HttpStatus.BAD_REQUEST),
    ALL_AND_MORE(HttpStatus.BAD_REQUEST),
    BAD_RESULT(HttpStatus.BAD_REQUEST),
    BAD_PHONE_HOME(HttpStatus.BAD_REQUEST),
    UNKNOWN_CALLER(HttpStatus.NOT_FOUND),
    NO_SELECTOR(HttpStatus.BAD_REQUEST),
    NOTHING_TO_STORE(HttpStatus.BAD_REQUEST),
    ALREADY_BOUND(HttpStatus.CONFLICT),
    NOT_BOUND(HttpStatus.NOT_FOUND);

    private static final int MOST_NAMED = 20;

    private final HttpStatus status;

    BootParametersProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:boot:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }

    /** Names those at fault, unless they are too many to be read. */
    ErrorResponseException with(String detail, Collection<Selector> selectors) {
        String names =
                selectors.stream().limit(MOST_NAMED).map(Selector::toString).collect(Collectors.joining(", "));
        int more = selectors.size() - MOST_NAMED;
        return with("%s: %s%s".formatted(detail, names, more > 0 ? " and %d more".formatted(more) : ""));
    }
}
