package org.chamicore.db.failure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /upkeep/failures}: the dead letters. */
@Endpoint(id = "failures")
public class FailuresEndpoint {

    private static final int MOST = 1000;

    /** As they are told. */
    public record Told(List<EventFailure> failures) {}

    private final Failures failures;

    FailuresEndpoint(Failures failures) {
        this.failures = failures;
    }

    /**
     * A thousand at most, the oldest first.
     *
     * @param all whether those are told, too, that do not wait any more
     */
    @ReadOperation
    public Told findAll(@Nullable Boolean all) {
        return new Told(failures.findAll(Boolean.TRUE.equals(all), MOST));
    }

    /** Has all tried again, within seconds; tells how many. */
    @WriteOperation
    public Map<String, Integer> redriveAll() {
        return Map.of("redriven", failures.requestRedrive(Optional.empty()));
    }

    /** Has one tried again, within seconds. */
    @WriteOperation
    public WebEndpointResponse<Map<String, Integer>> redrive(@Selector UUID id) {
        int redriven = failures.requestRedrive(Optional.of(id));
        return redriven == 1
                ? new WebEndpointResponse<>(Map.of("redriven", redriven), WebEndpointResponse.STATUS_OK)
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

    /** Lets one go that nobody needs any more. */
    @DeleteOperation
    public WebEndpointResponse<Void> dismiss(@Selector UUID id) {
        return new WebEndpointResponse<>(
                failures.dismiss(id) ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
