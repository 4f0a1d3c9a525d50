package org.chamicore.cli.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cli.console.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the operator says of a node that comes; commands mix it in. */
final class Enrolment {

    @Option(
            names = "--mac",
            required = true,
            description = "MAC address of an Ethernet interface from which it may boot; may be repeated")
    private List<String> macs = new ArrayList<>();

    @Option(names = "--ip", description = "address of that interface: the first belongs to the first --mac, and so on")
    private List<String> ips = new ArrayList<>();

    @Option(names = "--nid", description = "its number (default: what the inventory's node map says)")
    private @Nullable Long nid;

    @Option(names = "--role", description = "such as Compute (default: what the inventory's node map says)")
    private @Nullable String role;

    @Option(names = "--group", description = "a group of the inventory that it joins; may be repeated")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--kernel", description = "boot parameters of its own: URL of the kernel")
    private @Nullable String kernel;

    @Option(names = "--initrd", description = "URL of the initrd")
    private @Nullable String initrd;

    @Option(names = "--params", description = "kernel command line")
    private @Nullable String params;

    /** What is to be done, from what there is; changes that change nothing are left out. */
    List<Change> plan(Apis apis, String node) {
        if (ips.size() > macs.size()) {
            throw new RefusedException("There are more --ip than --mac: an address belongs to an interface");
        }
        List<Change> changes = new ArrayList<>(component(apis, node));
        List<InterfacePart> interfaces =
                macs.stream().map(InterfacePart::of).distinct().toList();
        if (interfaces.size() < macs.size()) {
            throw new RefusedException("One MAC address is given twice");
        }
        for (int each = 0; each < interfaces.size(); each++) {
            changes.addAll(nic(apis, node, interfaces.get(each), each < ips.size() ? ips.get(each) : null));
        }
        groups.stream()
                .distinct()
                .map(label -> MembershipPart.ofGroup(node, label))
                .forEach(part -> changes.add(Change.of(part, part.read(apis).json(), MembershipPart.MEMBER)));
        boot(apis, node, interfaces).ifPresent(changes::add);
        return changes.stream()
                .filter(change -> !change.isAsWanted(new Image(change.before(), "")))
                .toList();
    }

    private List<Change> component(Apis apis, String node) {
        ComponentPart part = new ComponentPart(node);
        Image now = part.read(apis);
        Map<String, Object> fields = fields();
        if (now.isNone()) {
            return List.of(Change.of(part, now.json(), ComponentPart.fresh(node, fields)));
        }
        fields.put("Enabled", true);
        return fields.keySet().stream()
                .map(name -> new FieldPart(node, name))
                .map(field -> Change.of(
                        field, field.read(apis).json(), Image.wanted(Map.of(field.name(), fields.get(field.name())))))
                .toList();
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (role != null) {
            fields.put("Role", role);
        }
        if (nid != null) {
            fields.put("NID", nid);
        }
        return fields;
    }

    /** An interface that nobody owns is taken over; one that looks otherwise is made anew. */
    private static List<Change> nic(Apis apis, String node, InterfacePart part, @Nullable String ip) {
        Image now = part.read(apis);
        String owner = now.json().path("ComponentID").asString("");
        if (!owner.isEmpty() && !owner.equals(node)) {
            throw new RefusedException(
                    "%s belongs to %s: retire that first, or give another --mac".formatted(part.mac(), owner));
        }
        ObjectNode wanted = (ObjectNode) Image.wanted(Map.of("MACAddress", part.mac(), "ComponentID", node));
        if (ip != null) {
            wanted.set(
                    "IPAddresses",
                    Image.wanted(Map.of("all", List.of(Map.of("IPAddress", ip))))
                            .path("all"));
        }
        if (now.isNone() || now.agreesWith(wanted, part.restless())) {
            return List.of(Change.of(part, now.json(), wanted));
        }
        JsonNode description = now.json().path("Description");
        wanted.set("Description", description);
        if (ip == null) {
            wanted.set("IPAddresses", now.json().path("IPAddresses"));
        }
        return List.of(Change.of(part, now.json(), Image.NOTHING), Change.of(part, Image.NOTHING, wanted));
    }

    private Optional<Change> boot(Apis apis, String node, List<InterfacePart> interfaces) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "kernel", kernel);
        put(parameters, "initrd", initrd);
        put(parameters, "params", params);
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        BootPart part = new BootPart(
                node, interfaces.stream().map(InterfacePart::mac).toList(), nid == null ? List.of() : List.of(nid));
        Image now = part.read(apis);
        return Optional.of(Change.of(part, now.json(), part.wanted(parameters, now)));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
