package org.chamicore.inventory.xname;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chamicore.inventory.wire.FieldError;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.wire.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The components that a bulk request names: {@code x0c0s1b0n0}, {@code x1000c[0-7]s[0-7]b0n0}, {@code nid[1-512]}.
 *
 * @param ids in the order in which they were named, none twice
 * @param nids node numbers
 */
public record Selection(Set<Xname> ids, List<Span> nids) {

    public Selection {
        ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
        nids = List.copyOf(nids);
    }

    public static Selection of(Collection<Xname> ids) {
        return new Selection(new LinkedHashSet<>(ids), List.of());
    }

    /**
     * Reads what a request names; a refusal (400) names each text that is neither a name nor a range.
     *
     * @param member what the list is called in JSON
     * @param refusal what is wrong with such a text
     */
    public static Selection read(String member, List<? extends @Nullable String> texts, String refusal) {
        Set<Xname> ids = new LinkedHashSet<>();
        List<Span> nids = new ArrayList<>();
        Items.readAll(
                member,
                texts,
                text -> {
                    try {
                        add(text == null ? "" : text, ids, nids);
                    } catch (IllegalArgumentException wrong) {
                        throw new InvalidItemException("", refusal);
                    }
                    if (ids.size() > Ranges.MOST) {
                        throw tooMany(member);
                    }
                    return true;
                },
                index -> "");
        return new Selection(ids, nids);
    }

    private static void add(String text, Set<Xname> ids, List<Span> nids) {
        List<Span> spans = Ranges.nids(text);
        nids.addAll(spans);
        if (spans.isEmpty()) {
            Ranges.expand(text).forEach(name -> ids.add(Xname.parse(name)));
        }
    }

    private static RuntimeException tooMany(String member) {
        String rule = "%s may stand for %d components at most".formatted(member, Ranges.MOST);
        return Refusal.of(HttpStatus.BAD_REQUEST, rule, List.of(new FieldError(member, rule)));
    }
}
