package org.chamicore.inventory.membership;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chamicore.inventory.xname.Xname;

/**
 * What a component is in.
 *
 * @param groupLabels in their order
 * @param partitionName blank while it is in none
 */
public record Membership(Xname id, List<String> groupLabels, String partitionName) {

    public Membership {
        groupLabels = List.copyOf(groupLabels);
    }

    static Membership of(Xname id, List<String> groupLabels) {
        return new Membership(id, groupLabels, "");
    }

    public boolean isIn(String label) {
        return groupLabels.contains(label);
    }

    /** The same with one more group. */
    public Membership with(String label) {
        Set<String> labels = new TreeSet<>(groupLabels);
        labels.add(label);
        return of(id, List.copyOf(labels));
    }

    /** The same without a group. */
    public Membership without(String label) {
        return of(id, groupLabels.stream().filter(each -> !each.equals(label)).toList());
    }

    boolean isEmpty() {
        return groupLabels.isEmpty();
    }
}
