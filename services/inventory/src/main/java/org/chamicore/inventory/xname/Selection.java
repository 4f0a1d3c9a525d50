package org.chamicore.inventory.xname;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Span;

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

    /**
     * Reads what a request names.
     *
     * @throws IllegalArgumentException when a text is neither a name nor a range, or they stand for too much
     */
    public static Selection read(Collection<String> texts) {
        List<String> names = new ArrayList<>();
        List<Span> nids = new ArrayList<>();
        for (String text : texts) {
            List<Span> spans = Ranges.nids(text);
            if (spans.isEmpty()) {
                names.add(text);
            } else {
                nids.addAll(spans);
            }
        }
        Set<Xname> ids = new LinkedHashSet<>();
        Ranges.expandAll(names).forEach(name -> ids.add(Xname.parse(name)));
        return new Selection(ids, nids);
    }
}
