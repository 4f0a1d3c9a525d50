package org.chamicore.cloudinit.rehearsal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chamicore.cloudinit.document.ChangedNode;
import org.chamicore.cloudinit.document.Effects;
import org.chamicore.cloudinit.input.Query;
import org.chamicore.db.changelog.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ?dryRun=true} on any write of an administrator: the write happens in a transaction that is taken back, and instead of
 * its answer comes the list of nodes whose documents would change. What would be refused is refused in the same words. It stands
 * behind the check of tokens.
 */
class RehearsalFilter extends HttpFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String ADMIN = "/admin/";

    /** What changes no document by itself, or does so outside this transaction. */
    private static final Set<String> NO_WRITES = Set.of("/admin/sync", "/admin/drift", "/admin/unknown-callers");

    /**
     * What would happen.
     *
     * @param status with which the write would be answered
     */
    @JsonPropertyOrder({"dry-run", "status", "nodes"})
    record Rehearsal(
            @JsonProperty("dry-run") boolean dryRun,
            @JsonProperty("status") int status,
            @JsonProperty("nodes") List<ChangedNode> nodes) {}

    private final RehearsalRepository repository;
    private final Effects effects;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final HandlerExceptionResolver refusals;

    RehearsalFilter(
            RehearsalRepository repository,
            Effects effects,
            TransactionTemplate transaction,
            JsonMapper json,
            HandlerExceptionResolver refusals) {
        this.repository = repository;
        this.effects = effects;
        this.transaction = transaction;
        this.json = json;
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean write = path.startsWith(ADMIN) && WRITES.contains(request.getMethod()) && !NO_WRITES.contains(path);
        if (!write) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (Query.isSet(request, "dryRun")) {
                rehearse(request, new ContentCachingResponseWrapper(response), chain);
                return;
            }
        } catch (ErrorResponseException refused) {
            refusals.resolveException(request, response, null, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    private void rehearse(HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws IOException {
        List<Change> changes = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                chain.doFilter(request, response);
                return isMade(response) ? repository.logged() : List.<Change>of();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (ServletException failed) {
                throw new IllegalStateException("a rehearsed write failed", failed);
            }
        }));
        if (isMade(response)) {
            answer(response, changes);
        }
        response.copyBodyToResponse();
    }

    private static boolean isMade(HttpServletResponse response) {
        return HttpStatus.valueOf(response.getStatus()).is2xxSuccessful();
    }

    /** Whom it touches is found out once the transaction is over, for that takes long where there are many nodes. */
    private void answer(ContentCachingResponseWrapper response, List<Change> changes) throws IOException {
        Rehearsal rehearsal = new Rehearsal(true, response.getStatus(), effects.of(changes));
        response.resetBuffer();
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(rehearsal));
    }
}
