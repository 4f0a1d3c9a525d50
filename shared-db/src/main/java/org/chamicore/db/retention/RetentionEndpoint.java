package org.chamicore.db.retention;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /upkeep/retention}: what is let go after which time, and how much that was. */
@Endpoint(id = "retention")
public class RetentionEndpoint {

    /** As it is told. */
    public record Told(List<RetentionReport> rules) {}

    private final Retention retention;

    RetentionEndpoint(Retention retention) {
        this.retention = retention;
    }

    /** The last time of each rule. */
    @ReadOperation
    public Told reports() {
        return new Told(retention.reports());
    }

    /** Applies every rule now, and tells how many rows that removed. */
    @WriteOperation
    public Told run() {
        return new Told(retention.run());
    }
}
