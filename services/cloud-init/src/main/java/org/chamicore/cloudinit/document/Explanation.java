package org.chamicore.cloudinit.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.chamicore.cloudinit.cloudconfig.MergedParts;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.merge.Decision;
import org.chamicore.cloudinit.merge.NodeMerge;

/**
 * Why a node is told what it is told.
 *
 * @param levels who may say something of it, the weakest first
 * @param notMerged parts that may say something of any key of the cloud-config, which only the node will know
 */
@JsonPropertyOrder({"id", "levels", "keys", "not-merged"})
record Explanation(
        String id,
        List<String> levels,
        List<Decision> keys,
        @JsonProperty("not-merged") List<MergedParts.NotMerged> notMerged) {

    static Explanation of(Found found, Preview preview) {
        List<Decision> keys = new ArrayList<>(
                NodeMerge.of(found.node(), found.directory().configuration()).decisions());
        keys.addAll(CloudConfigMerge.decisions(preview.merged()));
        return new Explanation(found.node().id().value(), NodeMerge.levels(found.node()), keys, preview.notMerged());
    }
}
