package org.chamicore.inventory.lock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * That somebody holds a component. The change log shows a reservation without its keys.
 *
 * @param keys what proves it
 */
record Reservation(
        @JsonProperty("ID") Xname id,
        @JsonUnwrapped Term term,
        @JsonIgnore Keys keys) {

    /**
     * For how long.
     *
     * @param expires null for an administrator's, which has no end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Term(
            @JsonProperty("CreationTime") Instant created,
            @JsonProperty("ExpirationTime") @Nullable Instant expires) {}

    /**
     * What proves it.
     *
     * @param reservation the owner's own
     * @param deputy what the owner shows to others
     */
    record Keys(UUID reservation, UUID deputy) {

        static Keys fresh() {
            return new Keys(UUID.randomUUID(), UUID.randomUUID());
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /** The same with another end. */
    Reservation until(Instant expires) {
        return new Reservation(id, new Term(term.created(), expires), keys);
    }
}
