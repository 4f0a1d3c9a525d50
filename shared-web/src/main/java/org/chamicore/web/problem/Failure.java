package org.chamicore.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.chamicore.web.request.BodyTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.util.DisconnectedClientHelper;

/** What becomes of an exception that no controller expects. */
record Failure(HttpStatus status, String detail) {

    private static final Logger log = LoggerFactory.getLogger(Failure.class);

    /** SQL states: connection lost, conflict, resources short, locked, stopped by its operator, broken, a standby that only reads. */
    private static final Pattern PASSING = Pattern.compile("08...|40...|53...|55P03|57...|58...|25006");

    /** SQL states: a value of the wrong form, a value beyond what an index or a page can hold. */
    private static final Pattern UNSTORABLE = Pattern.compile("22...|54...");

    private static final Set<Class<? extends Exception>> AWAY = Set.of(
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            CannotCreateTransactionException.class,
            TransactionTimedOutException.class,
            TransactionSystemException.class); // commit or rollback found the connection gone

    static Failure of(Throwable thrown) {
        List<Throwable> causes = Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(50)
                .toList();
        if (causes.stream().anyMatch(cause -> hasState(cause, UNSTORABLE))) {
            return new Failure(
                    HttpStatus.BAD_REQUEST, "A value is too large or holds a character that cannot be stored");
        }
        // A node that is told 404 boots something else; while the database is away everybody must come back and ask
        // again.
        if (causes.stream().anyMatch(Failure::passes)) {
            return new Failure(HttpStatus.SERVICE_UNAVAILABLE, "The database is away or busy; try again");
        }
        for (Throwable cause : causes) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return new Failure(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(tooLarge.getMessage()));
            }
            if (cause instanceof InvalidParameterException) {
                return new Failure(HttpStatus.BAD_REQUEST, "A parameter cannot be read, or there are too many");
            }
            if (cause instanceof RequestRejectedException) {
                return new Failure(HttpStatus.BAD_REQUEST, "The address, a header or a parameter holds what none may");
            }
        }
        return new Failure(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here; the log tells more under this request id");
    }

    /** Whether nobody is left to tell. A connection to the database that broke looks the same, and is not that. */
    boolean isCallerGone(Throwable thrown) {
        return status != HttpStatus.SERVICE_UNAVAILABLE
                && DisconnectedClientHelper.isClientDisconnectedException(thrown);
    }

    /** The one line in the log, under the request's id. */
    void logged(Throwable thrown, HttpServletRequest request) {
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("Answered 500 to {} {}", request.getMethod(), request.getRequestURI(), thrown);
        } else if (status.is5xxServerError()) {
            log.warn(
                    "Answered {} to {} {}: {}",
                    status.value(),
                    request.getMethod(),
                    request.getRequestURI(),
                    NestedExceptionUtils.getMostSpecificCause(thrown).toString());
        }
    }

    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "5");
        }
        return headers;
    }

    ProblemDetail problem() {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    private static boolean passes(Throwable cause) {
        return hasState(cause, PASSING) || AWAY.stream().anyMatch(type -> type.isInstance(cause));
    }

    private static boolean hasState(Throwable cause, Pattern states) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && states.matcher(sql.getSQLState()).matches();
    }
}
