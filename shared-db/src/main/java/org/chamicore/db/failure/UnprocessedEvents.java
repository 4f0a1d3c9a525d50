package org.chamicore.db.failure;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.db.changelog.ChangeFollower;
import org.chamicore.db.changelog.ChangeSignal;

/** How old the oldest event is that this process, or a consumer of this schema, has not taken in. */
public class UnprocessedEvents {

    /** Whoever looks so often is current. */
    private static final Duration CURRENT = ChangeSignal.POLL.multipliedBy(2);

    private final Redriver failures;
    private final List<ChangeFollower> followers;

    UnprocessedEvents(Redriver failures, List<ChangeFollower> followers) {
        this.failures = failures;
        this.followers = List.copyOf(followers);
    }

    /** Zero where everything is taken in; a memory that was never loaded counts as very old. */
    public Duration oldest() {
        return Stream.concat(
                        Stream.of(failures.oldest()),
                        followers.stream().map(ChangeFollower::age).filter(age -> age.compareTo(CURRENT) > 0))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** How many events were given up and wait for another try. */
    public long failed() {
        return failures.open();
    }
}
