package org.chamicore.inventory.group;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.inventory.wire.Page;
import org.jspecify.annotations.Nullable;

/**
 * Which groups are meant, and which of their members are shown.
 *
 * @param labels empty for any
 * @param tags of which a group has one; empty for any
 */
record GroupFilter(List<String> labels, List<String> tags, MembersShown members) {

    GroupFilter {
        labels = List.copyOf(labels);
        tags = List.copyOf(tags);
    }

    static GroupFilter of(String label) {
        return new GroupFilter(List.of(label), List.of(), MembersShown.ALL);
    }

    /** The parameters of the query that finds groups. */
    Map<String, @Nullable Object> parameters(Page page) {
        Map<String, @Nullable Object> parameters = new HashMap<>(page.parameters());
        parameters.put("labels", array(labels));
        parameters.put("tags", array(tags));
        parameters.put("partition", members.partition());
        parameters.put("unpartitioned", members.unpartitioned());
        return parameters;
    }

    private static String @Nullable [] array(Collection<String> texts) {
        return texts.isEmpty() ? null : texts.toArray(String[]::new);
    }
}
