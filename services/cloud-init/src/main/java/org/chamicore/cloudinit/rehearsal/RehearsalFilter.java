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
import java.util.Set;
import org.chamicore.cloudinit.document.ChangedNode;
import org.chamicore.cloudinit.document.Effects;
import org.chamicore.cloudinit.input.Query;
import org.chamicore.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
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

    RehearsalFilter(
            RehearsalRepository repository, Effects effects, PlatformTransactionManager transactions, JsonMapper json) {
        this.repository = repository;
        this.effects = effects;
        this.json = json;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean write = path.startsWith(ADMIN) && WRITES.contains(request.getMethod()) && !NO_WRITES.contains(path);
        try {
            if (write && Query.isSet(request, "dryRun")) {
                rehearse(request, new ContentCachingResponseWrapper(response), chain);
                return;
            }
        } catch (ErrorResponseException refused) {
            Problems.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    String.valueOf(refused.getBody().getDetail()));
            return;
        }
        chain.doFilter(request, response);
    }

    private void rehearse(HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws IOException {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                chain.doFilter(request, response);
                if (HttpStatus.valueOf(response.getStatus()).is2xxSuccessful()) {
                    answer(response);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (ServletException failed) {
                throw new IllegalStateException("a rehearsed write failed", failed);
            }
        });
        response.copyBodyToResponse();
    }

    private void answer(ContentCachingResponseWrapper response) throws IOException {
        Rehearsal rehearsal = new Rehearsal(true, response.getStatus(), effects.of(repository.logged()));
        response.resetBuffer();
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(rehearsal));
    }
}
