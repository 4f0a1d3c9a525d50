package org.chamicore.cloudinit.cloudconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.cloudconfig.Template.Outcome.Dropped;
import org.chamicore.cloudinit.cloudconfig.Template.Outcome.Filled;
import org.chamicore.cloudinit.cloudconfig.Template.Outcome.LeftToTheNode;
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

    /**
     * Something that the node takes in and that is not in the merged cloud-config: a template that only the node can fill in, a
     * link to elsewhere, a document of several.
     *
     * @param reasons what stands in the way, where it has lines with their numbers
     */
    public record NotMerged(String source, List<String> reasons) {}

    private final ObjectNode metaData;
    private final List<Taken> parts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<NotMerged> notMerged = new ArrayList<>();
    private ObjectNode config = JsonNodeFactory.instance.objectNode();

    /** @param metaData what templates are filled in from */
    public MergedParts(ObjectNode metaData) {
        this.metaData = metaData;
    }

    /** What stands in a YAML text that this service wrote. */
    public static ObjectNode parsed(String yaml) {
        try {
            return (ObjectNode) YamlReader.read(yaml).value();
        } catch (YamlRefusedException impossible) {
            throw new IllegalStateException("what this service writes is YAML", impossible);
        }
    }

    /** Takes in a document, and returns the addresses that it asks to include. */
    public List<String> take(String source, byte[] document) {
        PartText text = PartText.of(document);
        if (!text.fault().isEmpty()) {
            note(source, text.fault() + ", so the node leaves it out");
            return List.of();
        }
        Part part = Part.of(text.text());
        return filledIn(source, part, text.text())
                .map(filled -> take(source, filled))
                .orElse(List.of());
    }

    private List<String> take(String source, Part part) {
        Optional<PartKind> kind = part.kind();
        if (kind.isEmpty()) {
            if (!part.text().isBlank()) {
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
            default -> leave(source, "is taken apart by the node; nothing of it is in the merged cloud-config");
        }
        return List.of();
    }

    public void note(String source, String note) {
        notes.add(new Note(source, note));
    }

    /** Says that the node takes in more than is merged here. */
    public void leave(String source, String reason) {
        notMerged.add(new NotMerged(source, List.of(reason)));
        note(source, reason);
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

    /** Empty where {@link #config} is all that the node will have. */
    public List<NotMerged> notMerged() {
        return List.copyOf(notMerged);
    }

    /** Empty where nothing of the part can be told, or nothing of it counts. */
    private Optional<Part> filledIn(String source, Part part, String document) {
        if (!part.isTemplate()) {
            return Optional.of(part);
        }
        return switch (Template.fillIn(part.text(), metaData, part.linesBefore(document))) {
            case Filled(String text, List<String> missing) -> {
                missing.forEach(each -> note(
                        source, "'%s' is not in the meta-data; the node puts a mark there, and warns".formatted(each)));
                yield Optional.of(part.filledIn(text));
            }
            case Dropped(String reason) -> {
                note(source, reason + ", so the node leaves the whole part out");
                yield Optional.empty();
            }
            case LeftToTheNode(List<String> reasons) -> {
                notMerged.add(new NotMerged(source, reasons));
                note(source, "only the node can fill in this template; nothing of it is in the merged cloud-config");
                yield Optional.empty();
            }
        };
    }

    private void takeConfig(String source, Part part) {
        try {
            JsonNode read = YamlReader.read(part.text()).value();
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
