package org.chamicore.cloudinit.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.cloudinit.cloudconfig.MergedParts;
import org.chamicore.cloudinit.merge.Decision;
import org.chamicore.cloudinit.merge.Said;
import tools.jackson.databind.JsonNode;

/** Says of each key of a merged cloud-config which part it came from. */
final class CloudConfigMerge {

    private static final String PREFIX = "cloud-config.";

    private CloudConfigMerge() {}

    /** Where a part said how to merge, all that are in the value are named, and none of them lost. */
    static List<Decision> decisions(MergedParts merged) {
        Map<String, List<Said>> said = new LinkedHashMap<>();
        merged.parts().forEach(part -> part.config()
                .forEachEntry((key, value) -> said.computeIfAbsent(key, first -> new ArrayList<>())
                        .addFirst(new Said(part.source(), value))));
        List<Decision> decisions = new ArrayList<>();
        merged.config()
                .forEachEntry((key, value) -> decisions.add(decision(key, value, said.getOrDefault(key, List.of()))));
        return decisions;
    }

    private static Decision decision(String key, JsonNode value, List<Said> lastFirst) {
        for (int nr = 0; nr < lastFirst.size(); nr++) {
            Said each = lastFirst.get(nr);
            if (each.value().equals(value)) {
                List<Said> lost = new ArrayList<>(lastFirst);
                lost.remove(nr);
                return new Decision(PREFIX + key, value, each.level(), lost);
            }
        }
        String all = String.join(
                " + ", lastFirst.reversed().stream().map(Said::level).toList());
        return new Decision(PREFIX + key, value, all, List.of());
    }
}
