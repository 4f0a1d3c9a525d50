package org.chamicore.web.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Goes wrong in the way that is asked for. */
@RestController
@RequestMapping("/fail")
class FailingController {

    private static final Map<String, Supplier<RuntimeException>> WAYS = Map.ofEntries(
            Map.entry("defect", () -> new IllegalStateException("secret of the defect")),
            Map.entry("away", () -> new DataAccessResourceFailureException("secret host")),
            Map.entry("busy", () -> new QueryTimeoutException("secret query")),
            Map.entry("locked", () -> new CannotAcquireLockException("secret lock")),
            Map.entry("no-transaction", () -> new CannotCreateTransactionException("secret pool")),
            Map.entry("rolled-back", () -> new UnexpectedRollbackException("secret commit")),
            Map.entry("nul", () -> violation("22021")),
            Map.entry("too-wide-for-index", () -> new DataAccessResourceFailureException("x", state("54000"))),
            Map.entry("duplicate", () -> violation("23505")),
            Map.entry("standby", () -> new IllegalStateException("x", state("25006"))),
            Map.entry("failed-transaction", () -> new IllegalStateException("x", state("25P02"))),
            Map.entry("named", FailingController::named),
            Map.entry("unavailable", () -> new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE)),
            Map.entry("status", () -> new ResponseStatusException(HttpStatus.CONFLICT, "taken")));

    @GetMapping("/{way}")
    String fail(@PathVariable String way) {
        throw WAYS.get(way).get();
    }

    @GetMapping("/error")
    String error() {
        throw new StackOverflowError("too deep");
    }

    @GetMapping("/half")
    void half(HttpServletResponse response) throws IOException {
        response.getOutputStream().write(new byte[100_000]);
        throw new IllegalStateException("half sent");
    }

    @GetMapping("/writing")
    List<Object> writing() {
        return List.of("begun", new Unwritable());
    }

    /** A bean that cannot be turned into JSON. */
    public record Unwritable(List<String> values) {

        Unwritable() {
            this(List.of());
        }

        @JsonProperty
        String first() {
            return values.getFirst();
        }
    }

    private static RuntimeException named() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Another thing has that name");
        body.setType(URI.create("urn:problem:sample:taken"));
        body.setInstance(URI.create("/never"));
        body.setProperty("other", "x1");
        return new ErrorResponseException(HttpStatus.CONFLICT, body, null);
    }

    private static RuntimeException violation(String state) {
        return new DataIntegrityViolationException("refused", state(state));
    }

    private static SQLException state(String state) {
        return new SQLException("secret row", state);
    }
}
