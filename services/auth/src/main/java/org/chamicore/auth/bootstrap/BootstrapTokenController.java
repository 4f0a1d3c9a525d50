package org.chamicore.auth.bootstrap;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/v1/bootstrap-tokens")
class BootstrapTokenController {

    /** A new token, as tokensmith's command prints it; it is shown this once. */
    record Created(
            UUID id,
            @JsonProperty("bootstrap_token") String bootstrapToken,
            @JsonProperty("expires_at") Instant expiresAt,
            BootstrapPolicy policy) {

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** The newest tokens. */
    record TokenList(@JsonProperty("bootstrap_tokens") List<BootstrapToken> bootstrapTokens) {}

    private final BootstrapTokens tokens;

    BootstrapTokenController(BootstrapTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    TokenList list(@RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return new TokenList(tokens.list(limit));
    }

    @PostMapping
    ResponseEntity<Created> create(@Valid @RequestBody NewBootstrapToken wanted) {
        BootstrapTokens.New created = tokens.create(wanted.toPolicy());
        BootstrapToken token = created.token();
        return ResponseEntity.created(URI.create("/auth/v1/bootstrap-tokens/" + token.id()))
                .cacheControl(CacheControl.noStore())
                .body(new Created(token.id(), created.secret(), token.expiresAt(), token.policy()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable UUID id) {
        if (!tokens.delete(id)) {
            ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No bootstrap token " + id);
            body.setType(URI.create("urn:problem:auth:no-such-bootstrap-token"));
            throw new ErrorResponseException(HttpStatus.NOT_FOUND, body, null);
        }
        return ResponseEntity.noContent().build();
    }
}
