package org.chamicore.inventory.lock;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chamicore.inventory.lock.LockAnswers.Counted;
import org.chamicore.inventory.lock.LockAnswers.Status;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Locks, and which components are open to reservations. */
@RestController
@RequestMapping("/hsm/v2/locks")
class LockController {

    /** The parameters of the status, and what the filters of components call them. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "type", "type",
            "state", "state",
            "role", "role",
            "subrole", "subrole",
            "locked", "locked",
            "reserved", "reserved",
            "reservation_disabled", "reservationdisabled");

    private final LockService locks;
    private final LockStatus status;
    private final LockSpecs specs;

    LockController(LockService locks, LockStatus status, LockSpecs specs) {
        this.locks = locks;
        this.status = status;
        this.specs = specs;
    }

    @PostMapping("/lock")
    Counted lock(@RequestBody LockSpec sent) {
        return answer(sent, request -> locks.setLocked(request, true));
    }

    @PostMapping("/unlock")
    Counted unlock(@RequestBody LockSpec sent) {
        return answer(sent, request -> locks.setLocked(request, false));
    }

    @PostMapping("/disable")
    Counted disable(@RequestBody LockSpec sent) {
        return answer(sent, locks::disable);
    }

    @PostMapping("/repair")
    Counted repair(@RequestBody LockSpec sent) {
        return answer(sent, locks::repair);
    }

    @PostMapping("/status")
    Status status(@RequestBody LockSpec sent) {
        LockRequest request = specs.read(sent);
        Set<Xname> named = sent.values("id").stream()
                .filter(text -> !text.startsWith("!"))
                .flatMap(text -> Xname.find(text).stream())
                .collect(Collectors.toSet());
        try {
            return status.of(request.filter(), named);
        } catch (LockRefusedException refused) {
            throw LockProblem.of(sent, refused);
        }
    }

    @GetMapping("/status")
    Status status(@RequestParam MultiValueMap<String, String> parameters) {
        QueryParameters query = QueryParameters.of(parameters);
        query.all("reserved").stream()
                .filter(text -> !isTruth(text))
                .findFirst()
                .ifPresent(text -> {
                    throw Refusal.at("Reserved", "bad 'Reserved' query parameter: " + text);
                });
        try {
            return status.of(
                    specs.filter(field -> query.all(Objects.requireNonNullElse(PARAMETERS.get(field), "-"))),
                    List.of());
        } catch (LockRefusedException refused) {
            throw Refusal.at("ComponentIDs", String.valueOf(refused.getMessage()));
        }
    }

    private Counted answer(LockSpec sent, Function<LockRequest, LockResult<?>> act) {
        try {
            return Counted.of(act.apply(specs.read(sent)));
        } catch (LockRefusedException refused) {
            throw LockProblem.of(sent, refused);
        }
    }

    private static boolean isTruth(String text) {
        return Set.of("1", "t", "true", "0", "f", "false").contains(text.toLowerCase(Locale.ROOT));
    }
}
