package org.chamicore.inventory.component;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.component.NidPatches.NidPatch;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Selection;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same change to many components; those that do not exist are left out. */
@RestController
@RequestMapping("/hsm/v2/State/Components")
@ResponseStatus(HttpStatus.NO_CONTENT)
class ComponentBulkController {

    private final ComponentService components;
    private final ComponentPatches patches;

    ComponentBulkController(ComponentService components, ComponentPatches patches) {
        this.components = components;
        this.patches = patches;
    }

    /** Changes the part that the path names. */
    @PatchMapping({
        "/BulkStateData",
        "/BulkFlagOnly",
        "/BulkEnabled",
        "/BulkSoftwareStatus",
        "/BulkRole",
        "/BulkCustomFields"
    })
    void change(HttpServletRequest request, @RequestBody ComponentPatch patch) {
        if (patch.componentIds() == null || patch.componentIds().isEmpty()) {
            throw Refusal.at("ComponentIDs", "Missing IDs");
        }
        Selection selection = Selection.read("ComponentIDs", patch.componentIds(), "invalid xname ID");
        components.change(selection, patches.read(request, patch));
    }

    @PatchMapping("/BulkNID")
    void nid(@RequestBody NidPatches sent) {
        List<@Nullable NidPatch> numbers = Objects.requireNonNullElse(sent.components(), List.of());
        if (numbers.isEmpty()) {
            throw Refusal.at("Components", "Missing Components");
        }
        Map<Xname, UnaryOperator<Component>> byId = new HashMap<>();
        Items.readAll("Components", numbers, patch -> numbered(patch), index -> "")
                .forEach(patch -> Optional.ofNullable(patch.id())
                        .flatMap(Xname::find)
                        .ifPresent(id -> byId.put(id, patches.nid(Objects.requireNonNull(patch.nid())))));
        components.change(Selection.of(byId.keySet()), component -> Objects.requireNonNull(byId.get(component.id()))
                .apply(component));
    }

    private static NidPatch numbered(@Nullable NidPatch patch) {
        if (patch == null || patch.nid() == null) {
            throw new InvalidItemException(
                    "NID", "operation 'Bulk Update NID' failed: NID value missing.  Use NID < 0 to unset.");
        }
        return patch;
    }
}
