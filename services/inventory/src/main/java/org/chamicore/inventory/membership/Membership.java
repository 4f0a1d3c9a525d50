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

    static Membership none(Xname id) {
        return new Membership(id, List.of(), "");
    }

    public boolean isIn(String label) {
        return groupLabels.contains(label);
    }

    /** The same with one more group. */
    public Membership with(String label) {
        Set<String> labels = new TreeSet<>(groupLabels);
        labels.add(label);
        return new Membership(id, List.copyOf(labels), partitionName);
    }

    /** The same without a group. */
    public Membership without(String label) {
        return new Membership(
                id, groupLabels.stream().filter(each -> !each.equals(label)).toList(), partitionName);
    }

    /** The same in this partition. */
    public Membership inPartition(String name) {
        return new Membership(id, groupLabels, name);
    }

    /** The same outside this partition. */
    public Membership outsidePartition(String name) {
        return partitionName.equals(name) ? new Membership(id, groupLabels, "") : this;
    }

    boolean isEmpty() {
        return groupLabels.isEmpty() && partitionName.isEmpty();
    }
}
