package org.chamicore.auth.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/v1/keys")
class KeyController {

    /** A signing key without the key. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Described(
            String kid, Instant signsFrom, @Nullable Instant withdrawnAt, boolean signs) {}

    record KeyList(List<Described> keys) {}

    /**
     * How to rotate.
     *
     * @param leadSeconds how long the new key is published before it signs; the shortest that every replica surely follows is 5
     * @param overlapSeconds how long the others stay published after that; 0 where they are not to be trusted any more, which
     *     makes every token worthless that they signed
     */
    record Rotation(
            @Nullable @Min(5) @Max(86_400) Integer leadSeconds,
            @Nullable @Min(0) @Max(604_800) Integer overlapSeconds) {}

    record Rotated(String kid) {}

    private static final int LEAD_SECONDS = 30;

    private final SigningKeys keys;
    private final SigningKeyService service;

    KeyController(SigningKeys keys, SigningKeyService service) {
        this.keys = keys;
        this.service = service;
    }

    @GetMapping
    KeyList list() {
        String current = keys.current().kid();
        return new KeyList(keys.published().stream()
                .map(timed -> new Described(
                        timed.key().kid(),
                        timed.signsFrom(),
                        timed.withdrawnAt(),
                        timed.key().kid().equals(current)))
                .toList());
    }

    @PostMapping("/rotate")
    Rotated rotate(@Valid @RequestBody(required = false) @Nullable Rotation wanted) {
        Rotation rotation = Objects.requireNonNullElse(wanted, new Rotation(null, null));
        Duration lead = Duration.ofSeconds(Objects.requireNonNullElse(rotation.leadSeconds(), LEAD_SECONDS));
        Duration overlap =
                rotation.overlapSeconds() == null ? service.overlap() : Duration.ofSeconds(rotation.overlapSeconds());
        return service.rotate(lead, overlap).map(Rotated::new).orElseThrow(KeyController::waiting);
    }

    private static RuntimeException waiting() {
        ProblemDetail body =
                ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "A new key waits already to sign; see the list");
        body.setType(URI.create("urn:problem:auth:rotation-running"));
        return new ErrorResponseException(HttpStatus.CONFLICT, body, null);
    }
}
