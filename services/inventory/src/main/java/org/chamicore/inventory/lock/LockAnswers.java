package org.chamicore.inventory.lock;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chamicore.inventory.component.Component;
import org.chamicore.inventory.lock.LockResult.Failure;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/** What clients are told of locks and reservations. */
final class LockAnswers {

    private LockAnswers() {}

    /** How many, and which. */
    record Counted(
            @JsonProperty("Counts") Counts counts,
            @JsonProperty("Success") Done success,
            @JsonProperty("Failure") List<Failure> failure) {

        record Counts(
                @JsonProperty("Total") int total,
                @JsonProperty("Success") int success,
                @JsonProperty("Failure") int failure) {}

        record Done(@JsonProperty("ComponentIDs") List<Xname> ids) {}

        static Counted of(LockResult<?> result) {
            int done = result.done().size();
            int failed = result.failed().size();
            return new Counted(
                    new Counts(done + failed, done, failed),
                    new Done(List.copyOf(result.done().keySet())),
                    result.failures());
        }
    }

    /** What somebody holds from now on. */
    record Keyed(
            @JsonProperty("Success") List<Held> success,
            @JsonProperty("Failure") List<Failure> failure) {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Held(
                @JsonProperty("ID") Xname id,
                @JsonProperty("DeputyKey") String deputyKey,
                @JsonProperty("ReservationKey") String reservationKey,
                @JsonProperty("ExpirationTime") @Nullable Instant expires) {

            static Held of(Reservation reservation) {
                return new Held(
                        reservation.id(),
                        ReservationKey.DEPUTY.text(
                                reservation.id(), reservation.keys().deputy()),
                        ReservationKey.RESERVATION.text(
                                reservation.id(), reservation.keys().reservation()),
                        reservation.term().expires());
            }
        }

        static Keyed of(LockResult<Reservation> result) {
            return new Keyed(result.done().values().stream().map(Held::of).toList(), result.failures());
        }
    }

    /** Which keys are good. */
    record Checked(
            @JsonProperty("Success") List<Good> success,
            @JsonProperty("Failure") List<Failure> failure) {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Good(
                @JsonProperty("ID") Xname id,
                @JsonProperty("DeputyKey") String deputyKey,
                @JsonProperty("CreationTime") Instant created,
                @JsonProperty("ExpirationTime") @Nullable Instant expires) {

            static Good of(Reservation reservation) {
                return new Good(
                        reservation.id(),
                        ReservationKey.DEPUTY.text(
                                reservation.id(), reservation.keys().deputy()),
                        reservation.term().created(),
                        reservation.term().expires());
            }
        }

        static Checked of(LockResult<Reservation> result) {
            return new Checked(result.done().values().stream().map(Good::of).toList(), result.failures());
        }
    }

    /** How things stand. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Status(
            @JsonProperty("Components") List<Standing> components,
            @JsonProperty("NotFound") Set<Xname> notFound) {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Standing(
                @JsonProperty("ID") Xname id,
                @JsonProperty("Locked") boolean locked,
                @JsonProperty("Reserved") boolean reserved,
                @JsonProperty("CreationTime") @Nullable Instant created,
                @JsonProperty("ExpirationTime") @Nullable Instant expires,
                @JsonProperty("ReservationDisabled") boolean reservationDisabled) {

            static Standing of(Component component, @Nullable Reservation reservation) {
                return new Standing(
                        component.id(),
                        component.hold().locked(),
                        reservation != null,
                        reservation == null ? null : reservation.term().created(),
                        reservation == null ? null : reservation.term().expires(),
                        component.hold().reservationDisabled());
            }
        }
    }
}
