package org.chamicore.cloudinit.cloudconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cloudinit.cloudconfig.YamlReader.Place;
import tools.jackson.databind.JsonNode;

/** What is wrong with a document that nodes are to fetch, each with its place. */
public final class ContentCheck {

    private final String document;
    private final List<String> breaches = new ArrayList<>();

    private ContentCheck(String document) {
        this.document = document;
    }

    /** All that cloud-init would refuse, ignore or warn of; empty where nothing is wrong, or the document is empty. */
    public static List<String> breaches(byte[] document) {
        PartText text = PartText.of(document);
        if (!text.fault().isEmpty()) {
            return List.of(text.fault());
        }
        ContentCheck check = new ContentCheck(text.text());
        if (!text.text().isBlank()) {
            check.check(Part.of(text.text()));
        }
        return List.copyOf(check.breaches);
    }

    private void check(Part part) {
        if (part.kind().isEmpty()) {
            refuse(
                    1,
                    "must begin as cloud-init knows it, with #cloud-config, #include, #! and the like; a template begins with '## template: jinja' and has that on its second line");
        } else if (part.is(PartKind.CLOUD_CONFIG)) {
            checkCloudConfig(part);
        } else if (part.is(PartKind.CLOUD_CONFIG_ARCHIVE)) {
            checkYaml(part, false);
        } else if (part.kind().get().isIncludeList()) {
            part.links().stream()
                    .filter(link -> !link.matches("(?i)https?://\\S+"))
                    .forEach(link -> refuse(
                            lineOf(link),
                            "'%s' is no http address, so the node would look for a file of that name".formatted(link)));
        }
    }

    private void checkCloudConfig(Part part) {
        Optional<YamlReader.Read> read = checkYaml(part, true);
        read.ifPresent(yaml -> {
            if (!yaml.value().isNull() && !yaml.value().isObject()) {
                refuse(1, "must be a mapping of keys to values");
            }
            yaml.value().forEachEntry((key, value) -> checkKey(part, key, value, yaml.keys()));
        });
    }

    private void checkKey(Part part, String key, JsonNode value, Map<String, Place> places) {
        CloudConfigKeys known = CloudConfigKeys.latest();
        Place place = places.getOrDefault(key, Place.START);
        if (!known.has(key)) {
            refuse(part, place, "'%s' is no key of cloud-config (cloud-init %s)".formatted(key, known.version()));
        } else if (!part.isTemplate() && !isOf(known.types(key), value)) {
            refuse(part, place, "'%s' must be of type %s".formatted(key, String.join(" or ", known.types(key))));
        }
    }

    /** A template with statements is YAML only once a node has carried them out, so what cannot be read now may be fine then. */
    private Optional<YamlReader.Read> checkYaml(Part part, boolean lenient) {
        String text = part.isTemplate() ? Template.outline(part.text()) : part.text();
        try {
            return Optional.of(YamlReader.read(text));
        } catch (YamlRefusedException refused) {
            if (!lenient || !part.isTemplate() || !Template.hasStatements(part.text())) {
                breaches.add("must be YAML: " + refused.told(part.linesBefore(document)));
            }
            return Optional.empty();
        }
    }

    private void refuse(Part part, Place place, String rule) {
        breaches.add(
                "%s (line %d, column %d)".formatted(rule, place.line() + part.linesBefore(document), place.column()));
    }

    private void refuse(int line, String rule) {
        breaches.add("%s (line %d)".formatted(rule, line));
    }

    /** The first line that begins with the text, quotes aside. */
    private int lineOf(String beginning) {
        List<String> lines = document.lines().toList();
        for (int nr = 0; nr < lines.size(); nr++) {
            String line = lines.get(nr).replaceAll("^[\"' ]+", "");
            if (line.startsWith(beginning) || line.endsWith(beginning)) {
                return nr + 1;
            }
        }
        return 1;
    }

    private static boolean isOf(List<String> types, JsonNode value) {
        return types.isEmpty()
                || types.stream().anyMatch(type -> switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "null" -> value.isNull();
                    default -> true;
                });
    }
}
