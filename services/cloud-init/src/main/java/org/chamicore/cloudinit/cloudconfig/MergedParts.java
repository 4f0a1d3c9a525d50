package org.chamicore.cloudinit.cloudconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes in a node's documents in the order in which its cloud-init does, and makes one cloud-config of them. For one thread. */
public final class MergedParts {

    /**
     * A cloud-config that was taken in.
     *
     * @param source where it came from
     * @param config as it stood there, once its templates were filled in
     */
    public record Taken(String source, ObjectNode config) {}

    /** Something that a reader should know of a document. */
    public record Note(String source, String note) {}

    private final ObjectNode metaData;
    private final List<Taken> parts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private ObjectNode config = JsonNodeFactory.instance.objectNode();

    /** @param metaData what templates are filled in from */
    public MergedParts(ObjectNode metaData) {
        this.metaData = metaData;
    }

    /** What stands in a YAML text that this service wrote. */
    public static ObjectNode parsed(String yaml) {
        try {
            return (ObjectNode) YamlReader.read(yaml);
        } catch (YamlRefusedException impossible) {
            throw new IllegalStateException("what this service writes is YAML", impossible);
        }
    }

    /** Takes in a document, and returns the addresses that it asks to include. */
    public List<String> take(String source, String document) {
        Part part = filledIn(source, Part.of(document));
        Optional<PartKind> kind = part.kind();
        if (kind.isEmpty()) {
            if (!document.isBlank()) {
                note(source, "cloud-init knows no document that begins so, and leaves it out with a warning");
            }
            return List.of();
        }
        switch (kind.get()) {
            case CLOUD_CONFIG -> takeConfig(source, part);
            case INCLUDE, INCLUDE_ONCE -> {
                return part.links();
            }
            case SCRIPT -> note(source, "a script, which the node runs at the end");
            case BOOTHOOK -> note(source, "a boot hook, which the node runs at once");
            default -> note(source, "is taken apart by the node; nothing of it is in the merged cloud-config");
        }
        return List.of();
    }

    public void note(String source, String note) {
        notes.add(new Note(source, note));
    }

    public ObjectNode config() {
        return config;
    }

    public List<Taken> parts() {
        return List.copyOf(parts);
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    private Part filledIn(String source, Part part) {
        if (!part.isTemplate()) {
            return part;
        }
        Template.Filled filled = Template.fillIn(part.text(), metaData);
        filled.notes().forEach(each -> note(source, each));
        return part.filledIn(filled.text());
    }

    private void takeConfig(String source, Part part) {
        try {
            JsonNode read = YamlReader.read(part.text());
            if (read instanceof ObjectNode object) {
                parts.add(new Taken(source, object));
                config = PartMerge.merge(config, object);
            } else {
                note(source, "an empty cloud-config, of which cloud-init warns");
            }
        } catch (YamlRefusedException refused) {
            note(source, "is no YAML, so the node leaves it out: " + refused.told(0));
        }
    }
}
