package org.chamicore.inventory.membership;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.inventory.wire.FieldError;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Members as a client named them, so that a refusal can say which of its names is at fault. */
public record SentMembers(List<Name> names) {

    /**
     * One name.
     *
     * @param field where it stands in JSON
     * @param ids those for whom it stands: several where it has a range
     */
    public record Name(String field, List<Xname> ids) {}

    public SentMembers {
        names = List.copyOf(names);
    }

    /** The one member that a body names. */
    public static SentMembers one(Xname id) {
        return new SentMembers(List.of(new Name("id", List.of(id))));
    }

    /** The members of a list, each by the place where it stands. */
    static SentMembers list(String field, List<List<Xname>> ids) {
        return new SentMembers(IntStream.range(0, ids.size())
                .mapToObj(place -> new Name("%s[%d]".formatted(field, place), ids.get(place)))
                .toList());
    }

    public List<Xname> ids() {
        return names.stream().flatMap(name -> name.ids().stream()).toList();
    }

    /** Those who are named more than once. */
    public Set<Xname> repeated() {
        Set<Xname> seen = new HashSet<>();
        return ids().stream().filter(id -> !seen.add(id)).collect(Collectors.toSet());
    }

    /** Refuses them because of some, and names each field in which one of these stands. */
    public ErrorResponseException refusal(HttpStatus status, String detail, Collection<Xname> faulty) {
        Set<Xname> wanted = Set.copyOf(faulty);
        return Refusal.of(
                status,
                detail,
                names.stream()
                        .filter(name -> name.ids().stream().anyMatch(wanted::contains))
                        .limit(Items.MOST_ERRORS)
                        .map(name -> new FieldError(name.field(), detail))
                        .toList());
    }
}
