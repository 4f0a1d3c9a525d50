package org.chamicore.inventory.nodemap;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.inventory.component.Roles;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.StoredJson;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks what clients say of nodes to come. */
@Service
class NodeMapSpecs {

    private final Roles roles;

    NodeMapSpecs(Roles roles) {
        this.roles = roles;
    }

    /** Reads a body with a list, with one map, or with neither. */
    List<NodeMap> readAll(NodeMapSpec body) {
        if (body.nodeMaps() != null) {
            return Items.readAll(
                    "NodeMaps",
                    body.nodeMaps(),
                    sent -> {
                        NodeMapSpec spec = Objects.requireNonNullElse(sent, NodeMapSpec.NOTHING);
                        return read(Objects.requireNonNullElse(spec.id(), ""), spec);
                    },
                    "couldn't validate map data at idx %d: "::formatted);
        }
        if (body.isNameless()) {
            return List.of();
        }
        NodeMap map =
                Items.read("", body, sent -> read(String.valueOf(sent.id()), sent), "couldn't validate mapping data: ");
        return List.of(map);
    }

    /** Reads the map of this name. */
    NodeMap readOne(String name, NodeMapSpec body) {
        return Items.read("", body, sent -> read(name, sent), "couldn't validate endpoint data: ");
    }

    private NodeMap read(String name, NodeMapSpec spec) {
        Xname id = Xname.find(name)
                .filter(each -> each.type().isNode())
                .orElseThrow(
                        () -> new InvalidItemException("ID", "xname ID '%s' is invalid or not a node".formatted(name)));
        long nid = spec.nid() == null ? 0 : spec.nid();
        if (nid <= 0) {
            throw new InvalidItemException("NID", "NID '%d' is out of range".formatted(nid));
        }
        return new NodeMap(
                id,
                nid,
                role("Role", spec.role(), roles::findRole),
                role("SubRole", spec.subRole(), roles::findSubRole),
                StoredJson.read("NodeInfo", spec.nodeInfo()));
    }

    private static @Nullable String role(
            String field, @Nullable String text, Function<String, Optional<String>> reader) {
        return text == null || text.isEmpty()
                ? null
                : reader.apply(text)
                        .orElseThrow(
                                () -> new InvalidItemException(field, "%s '%s' is not valid.".formatted(field, text)));
    }
}
