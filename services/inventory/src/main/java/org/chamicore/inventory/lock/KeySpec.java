package org.chamicore.inventory.lock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of reservations, as they were sent. */
record KeySpec(
        @JsonProperty("ReservationKeys") @Nullable List<@Nullable Entry> reservationKeys,
        @JsonProperty("DeputyKeys") @Nullable List<@Nullable Entry> deputyKeys,
        @JsonProperty("ProcessingModel") @Nullable String processingModel,
        @JsonProperty("ReservationDuration") @Nullable Integer reservationDuration) {

    /** The names of those whose keys these are, each in its place. */
    static List<String> ids(@Nullable List<@Nullable Entry> entries) {
        return entries == null
                ? List.of()
                : entries.stream()
                        .map(each -> each == null || each.id() == null ? "" : each.id())
                        .toList();
    }

    record Entry(
            @JsonProperty("ID") @Nullable String id,
            @JsonProperty("Key") @Nullable String key) {

        @Override
        public String toString() {
            return "Entry[%s]".formatted(id);
        }
    }
}
