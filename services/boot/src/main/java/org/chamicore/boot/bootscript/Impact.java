package org.chamicore.boot.bootscript;

import java.util.List;

/**
 * What a write would do, had it been done.
 *
 * @param dryRun always true, so that nobody takes this for a success
 * @param nodes how many scripts would change
 * @param samples the first of them, in the order of xnames
 */
public record Impact(boolean dryRun, Nodes nodes, List<Sample> samples) {

    /**
     * @param known as many nodes the inventory knows afterwards
     * @param changed as many of them would get another script
     * @param unknownArchitectures for so many architectures unknown nodes would get another script
     */
    public record Nodes(int known, int changed, int unknownArchitectures) {}

    /**
     * One script that would change.
     *
     * @param node its xname, or {@code Unknown-<arch>}
     * @param before why it boots what it boots now
     * @param after why it would boot what it would boot then
     * @param diff from the one script to the other, in the unified format
     */
    public record Sample(String node, String before, String after, String diff) {}
}
