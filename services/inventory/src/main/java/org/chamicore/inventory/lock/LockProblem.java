package org.chamicore.inventory.lock;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.inventory.wire.FieldError;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals of locks and reservations, all of which clients know as 400. */
final class LockProblem {

    private static final String COMPONENTS = "ComponentIDs";

    private LockProblem() {}

    /** The refusal of what was asked of components that the client chose by name, or by what they are. */
    static ErrorResponseException of(LockSpec sent, LockRefusedException refused) {
        return named(COMPONENTS, "", sent.values("id"), refused);
    }

    /** The refusal of what was asked of components by the keys of this list. */
    static ErrorResponseException of(String list, List<String> ids, LockRefusedException refused) {
        return named(list, ".ID", ids, refused);
    }

    private static ErrorResponseException named(
            String list, String member, List<String> ids, LockRefusedException refused) {
        String detail = String.valueOf(refused.getMessage());
        List<FieldError> errors = IntStream.range(0, ids.size())
                .boxed()
                .flatMap(place -> reason(ids.get(place), refused).stream()
                        .map(reason -> new FieldError("%s[%d]%s".formatted(list, place, member), reason.detail())))
                .limit(Items.MOST_ERRORS)
                .toList();
        return errors.isEmpty() ? Refusal.at(list, detail) : Refusal.of(HttpStatus.BAD_REQUEST, detail, errors);
    }

    /** Why the request fails for one of those for whom a name stands; what is excluded by it is not meant. */
    private static Optional<FailureReason> reason(String name, LockRefusedException refused) {
        return name.startsWith("!")
                ? Optional.empty()
                : Ranges.expand(name).stream()
                        .flatMap(text -> Xname.find(text).stream())
                        .flatMap(id -> Stream.ofNullable(refused.components().get(id)))
                        .findFirst();
    }
}
