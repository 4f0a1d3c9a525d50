package org.chamicore.inventory.component;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chamicore.inventory.wire.FilterField;
import org.jspecify.annotations.Nullable;

/** The part of a filter that is about groups and partitions, {@code NULL} being those in none. */
final class GroupFilter {

    private static final String NONE = "NULL";
    private static final Pattern NAME = Pattern.compile("[-a-z0-9:._]+");

    private GroupFilter() {}

    static void addTo(Map<String, @Nullable Object> parameters, List<String> groups, List<String> partitions) {
        check("group", groups, "no such group");
        check("partition", partitions, "no such partition");
        refuse(
                "partition",
                groups.size() > 1 && partitions.size() > 1,
                "group and partition cannot both have more than one value");
        refuse("group", isMixed(groups), "NULL and non-NULL group arguments not permitted");
        refuse(
                "partition",
                isMixed(partitions),
                "NULL and non-NULL partrition arguments not permitted"); // spelt as clients know it
        boolean noGroup = groups.contains(NONE);
        boolean noPartition = partitions.contains(NONE);
        refuse(
                "partition",
                noGroup && !noPartition && !partitions.isEmpty(),
                "NULL group and non-NULL partition arg not permitted");
        refuse(
                "group",
                noPartition && !noGroup && !groups.isEmpty(),
                "NULL partition and non-NULL group arg not permitted");
        parameters.put("no_group", noGroup);
        parameters.put("group", noGroup || groups.isEmpty() ? null : groups.toArray(String[]::new));
        parameters.put("no_partition", noPartition);
        parameters.put("partition", noPartition || partitions.isEmpty() ? null : partitions.toArray(String[]::new));
    }

    private static boolean isMixed(List<String> names) {
        return names.contains(NONE) && names.stream().anyMatch(name -> !name.equals(NONE));
    }

    private static void check(String parameter, List<String> names, String refusal) {
        refuse(
                parameter,
                names.stream()
                        .anyMatch(name ->
                                !name.equals(NONE) && !NAME.matcher(name).matches()),
                refusal);
    }

    private static void refuse(String parameter, boolean wrong, String reason) {
        if (wrong) {
            throw FilterField.refused(parameter, reason);
        }
    }
}
