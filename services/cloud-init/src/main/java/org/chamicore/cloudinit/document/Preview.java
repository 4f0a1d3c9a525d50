package org.chamicore.cloudinit.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.cloudinit.cloudconfig.CloudConfig;
import org.chamicore.cloudinit.cloudconfig.MergedParts;
import org.chamicore.cloudinit.cloudconfig.PartText;
import org.chamicore.cloudinit.directory.GroupContent;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.yaml.YamlText;

/**
 * What a node would get, and what its cloud-init would make of it: links are followed, templates filled in, parts merged.
 * Links to elsewhere are named and not fetched; a template that only a node can fill in is named and left out.
 */
@JsonPropertyOrder({"id", "instance-id", "documents", "included", "cloud-config", "complete", "not-merged", "notes"})
final class Preview {

    private static final int DEEPEST = 8;

    private final Found found;
    private final Documents told;
    private final String vendorData;
    private final Map<String, GroupContent> ours = new HashMap<>();
    private final Map<String, String> included = new LinkedHashMap<>();
    private final MergedParts merged;

    /** @param baseUrl where this service is, when neither instance nor defaults say */
    Preview(Found found, Documents told, String baseUrl) {
        this.found = found;
        this.told = told;
        vendorData = told.vendorData(baseUrl);
        merged = new MergedParts(MetaData.parsed(told.metaData()));
        for (String label : found.node().labels()) {
            found.directory()
                    .configuration()
                    .content(label)
                    .ifPresent(content -> add(content, told.link(baseUrl, content)));
        }
        follow("vendor-data", vendorData.getBytes(StandardCharsets.UTF_8), 0);
    }

    private void add(GroupContent content, String link) {
        ours.put(link, content);
        if (!content.isDecoded()) {
            merged.note("group:" + content.name(), "its file is no base64, so nodes get nothing of it");
        }
    }

    @JsonProperty("id")
    String id() {
        return found.node().id().value();
    }

    @JsonProperty("instance-id")
    String instanceId() {
        return told.instanceId();
    }

    @JsonProperty("documents")
    Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("network-config", utf8(told.networkConfig()));
        documents.put("meta-data", utf8(told.metaData()));
        documents.put("user-data", utf8(CloudConfig.empty()));
        documents.put("vendor-data", vendorData);
        return documents;
    }

    /** What was found behind the links, in the order of reading. */
    @JsonProperty("included")
    Map<String, String> included() {
        return included;
    }

    @JsonProperty("cloud-config")
    String cloudConfig() {
        return YamlText.of(merged.config());
    }

    /** Whether the merged cloud-config is all that the node will have of it; the node's own user-data and image aside. */
    @JsonProperty("complete")
    boolean isComplete() {
        return merged.notMerged().isEmpty();
    }

    @JsonProperty("not-merged")
    List<MergedParts.NotMerged> notMerged() {
        return merged.notMerged();
    }

    @JsonProperty("notes")
    List<MergedParts.Note> notes() {
        return merged.notes();
    }

    @JsonIgnore
    MergedParts merged() {
        return merged;
    }

    private void follow(String source, byte[] document, int depth) {
        for (String link : merged.take(source, document)) {
            GroupContent content = ours.get(link);
            if (content == null) {
                merged.leave(source, "%s is not of this service for this node, and was not fetched".formatted(link));
            } else if (depth == DEEPEST) {
                merged.leave(source, "%s is not followed: includes nest too deep".formatted(link));
            } else {
                included.put(link, PartText.of(content.document()).text());
                follow("group:" + content.name(), content.document(), depth + 1);
            }
        }
    }

    private static String utf8(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }
}
