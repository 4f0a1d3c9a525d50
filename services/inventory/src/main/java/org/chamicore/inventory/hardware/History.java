package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What happened at one place, or to one unit, in the order of time. */
record History(
        @JsonProperty("ID") String id,
        @JsonProperty("History") List<HardwareEvent> events) {

    /** Gathers events that come ordered by what they are about, so that only those of one thing are held at a time. */
    static final class Gathering implements Consumer<HardwareEvent>, AutoCloseable {

        private final Function<HardwareEvent, String> subject;
        private final Consumer<History> consumer;
        private List<HardwareEvent> open = new ArrayList<>();

        Gathering(Function<HardwareEvent, String> subject, Consumer<History> consumer) {
            this.subject = subject;
            this.consumer = consumer;
        }

        @Override
        public void accept(HardwareEvent event) {
            if (!open.isEmpty() && !subject.apply(open.getFirst()).equals(subject.apply(event))) {
                close();
            }
            open.add(event);
        }

        @Override
        public void close() {
            if (!open.isEmpty()) {
                consumer.accept(new History(subject.apply(open.getFirst()), open));
                open = new ArrayList<>();
            }
        }
    }
}
