package org.chamicore.cli.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Boot parameters of a node's own, under any of its names. Those of its groups or of its role are not the node's.
 *
 * @param macs in lower case with colons
 * @param nids none, or its number
 */
record BootPart(String node, List<String> macs, List<Long> nids) implements Part {

    static final String PARAMETERS = "/boot/v1/bootparameters";

    private static final Set<String> NAMES = Set.of("hosts", "macs", "nids");
    private static final List<String> FIELDS =
            List.of("hosts", "macs", "nids", "params", "kernel", "initrd", "cloud-init");

    BootPart {
        macs = List.copyOf(macs);
        nids = List.copyOf(nids);
    }

    /** What {@code before} shall become for this node: its cloud-init data stays. */
    JsonNode wanted(Map<String, String> parameters, Image before) {
        Map<String, Object> fields = new LinkedHashMap<>(parameters);
        fields.put("hosts", List.of(node));
        ObjectNode wanted = (ObjectNode) Image.wanted(fields);
        FIELDS.stream()
                .filter(field -> !field.equals("cloud-init") && !wanted.has(field))
                .forEach(wanted::putNull);
        if (!before.isNone()) {
            wanted.set("cloud-init", before.json().path("cloud-init"));
        }
        return wanted;
    }

    @Override
    public Image read(Apis apis) {
        if (apis.boot().get(PARAMETERS + "?" + query()).status() == 404) {
            return Image.none();
        }
        // The answer above names the node also where its parameters lie under its other names; the whole list tells.
        List<Image> own = new ArrayList<>();
        apis.boot().get(PARAMETERS).orRefuse().json().forEach(record -> own(record)
                .ifPresent(own::add));
        if (own.size() > 1) {
            throw new RefusedException(
                    "%s has boot parameters under several of its names (%s): leave it those of one, then try again"
                            .formatted(node, own.stream().map(BootPart::names).collect(Collectors.joining("; "))));
        }
        return own.isEmpty() ? Image.none() : own.getFirst();
    }

    @Override
    public Answer write(Apis apis, Image now, JsonNode wanted) {
        if (wanted.isNull()) {
            ObjectNode names = (ObjectNode) now.json().deepCopy();
            names.retain(NAMES);
            return apis.boot().delete(PARAMETERS, Image.body(names));
        }
        return now.isNone()
                ? apis.boot().post(PARAMETERS, Image.body(wanted)) // refused where somebody was faster
                : apis.boot().put(PARAMETERS, Image.body(wanted));
    }

    @Override
    public String toString() {
        return "boot parameters of " + node;
    }

    private String query() {
        return Stream.of(
                        Stream.of("name=" + Api.encoded(node)),
                        macs.stream().map(mac -> "mac=" + Api.encoded(mac)),
                        nids.stream().map(nid -> "nid=" + nid))
                .flatMap(each -> each)
                .collect(Collectors.joining("&"));
    }

    /** A record with those of its names that are this node's; empty where none is. */
    private Optional<Image> own(JsonNode record) {
        ObjectNode mine = (ObjectNode) Image.of(record, FIELDS, "").json();
        keep(mine, "hosts", Set.of(node));
        keep(mine, "macs", Set.copyOf(macs));
        keep(mine, "nids", nids.stream().map(String::valueOf).collect(Collectors.toSet()));
        return NAMES.stream().allMatch(name -> mine.path(name).isNull())
                ? Optional.empty()
                : Optional.of(new Image(mine, ""));
    }

    private static void keep(ObjectNode record, String field, Set<String> wanted) {
        List<JsonNode> kept = record.path(field)
                .valueStream()
                .filter(each -> wanted.contains(each.asString()))
                .toList();
        record.putNull(field);
        if (!kept.isEmpty()) {
            record.putArray(field).addAll(kept);
        }
    }

    private static String names(Image image) {
        return NAMES.stream()
                .sorted()
                .map(image.json()::path)
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
    }
}
