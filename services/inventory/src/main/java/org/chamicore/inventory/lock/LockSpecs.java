package org.chamicore.inventory.lock;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chamicore.inventory.component.ComponentFilter;
import org.chamicore.inventory.component.ComponentFilters;
import org.chamicore.inventory.wire.FieldError;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;

/** Checks what clients ask of locks and reservations. */
@Service
class LockSpecs {

    private static final String QUERY_PREFIX = "bad query param: ";
    private static final int LONGEST_MINUTES = 15;

    private final ComponentFilters filters;

    LockSpecs(ComponentFilters filters) {
        this.filters = filters;
    }

    LockRequest read(LockSpec sent) {
        return new LockRequest(
                filter(sent::values), isFlexible(sent.processingModel()), duration(sent.reservationDuration()));
    }

    /** Reads which components are meant; these routes name what is wrong without the words of a query. */
    ComponentFilter filter(Function<String, List<String>> values) {
        try {
            return filters.read(values);
        } catch (ErrorResponseException refused) {
            String detail = String.valueOf(refused.getBody().getDetail());
            refused.getBody().setProperty("errors", named(refused));
            refused.getBody()
                    .setDetail(detail.startsWith(QUERY_PREFIX) ? detail.substring(QUERY_PREFIX.length()) : detail);
            throw refused;
        }
    }

    /** The fields at fault, as the body of these routes calls them. */
    private static List<FieldError> named(ErrorResponseException refused) {
        return Refusal.errors(refused).stream()
                .map(each -> new FieldError(member(each.field()), each.message()))
                .toList();
    }

    /** A field may have a place behind it. */
    private static String member(String field) {
        int end = field.contains("[") ? field.indexOf('[') : field.length();
        return LockSpec.member(field.substring(0, end)) + field.substring(end);
    }

    KeyRequest reservationKeys(KeySpec sent) {
        return keys(
                "ReservationKeys",
                sent,
                sent.reservationKeys(),
                ReservationKey.RESERVATION,
                "Reservation Key required for operation");
    }

    KeyRequest deputyKeys(KeySpec sent) {
        return keys("DeputyKeys", sent, sent.deputyKeys(), ReservationKey.DEPUTY, "Deputy Key required for operation");
    }

    /** A reservation that ends needs a time until then. */
    static Duration required(Duration duration) {
        if (!duration.isPositive()) {
            throw Refusal.at("ReservationDuration", "ReservationDuration must be greater than 0");
        }
        return duration;
    }

    private static KeyRequest keys(
            String field,
            KeySpec sent,
            @Nullable List<KeySpec.@Nullable Entry> entries,
            ReservationKey kind,
            String refusal) {
        if (entries == null || entries.isEmpty()) {
            throw Refusal.at(field, refusal);
        }
        Map<Xname, Set<UUID>> keys = new LinkedHashMap<>();
        for (int index = 0; index < entries.size(); index++) {
            KeySpec.Entry entry = entries.get(index);
            String place = "%s[%d].ID".formatted(field, index);
            Xname id = Optional.ofNullable(entry)
                    .map(KeySpec.Entry::id)
                    .flatMap(Xname::find)
                    .orElseThrow(() -> Refusal.at(place, "got HMSTypeInvalid instead of valid type"));
            Set<UUID> known = keys.computeIfAbsent(id, each -> new HashSet<>());
            kind.read(id, entry == null ? null : entry.key()).ifPresent(known::add);
        }
        return new KeyRequest(keys, isFlexible(sent.processingModel()), duration(sent.reservationDuration()));
    }

    private static boolean isFlexible(@Nullable String model) {
        return switch (Optional.ofNullable(model).orElse("").toLowerCase(Locale.ROOT)) {
            case "", "rigid" -> false;
            case "flexible" -> true;
            default -> throw Refusal.at("ProcessingModel", "Invalid Processing Model");
        };
    }

    private static Duration duration(@Nullable Integer minutes) {
        if (minutes == null) {
            return Duration.ZERO;
        }
        if (minutes > LONGEST_MINUTES) {
            throw Refusal.at("ReservationDuration", "Invalid Reservation Duration");
        }
        return Duration.ofMinutes(minutes);
    }
}
