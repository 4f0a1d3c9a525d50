package org.chamicore.inventory.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.component.NidPatches.NidPatch;
import org.chamicore.inventory.xname.Xname;
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

    @PatchMapping("/BulkStateData")
    void state(@RequestBody ComponentPatch patch) {
        change(patch, patches::state);
    }

    @PatchMapping("/BulkFlagOnly")
    void flag(@RequestBody ComponentPatch patch) {
        change(patch, patches::flag);
    }

    @PatchMapping("/BulkEnabled")
    void enabled(@RequestBody ComponentPatch patch) {
        change(patch, patches::enabled);
    }

    @PatchMapping("/BulkSoftwareStatus")
    void softwareStatus(@RequestBody ComponentPatch patch) {
        change(patch, patches::softwareStatus);
    }

    @PatchMapping("/BulkRole")
    void role(@RequestBody ComponentPatch patch) {
        change(patch, patches::role);
    }

    @PatchMapping("/BulkNID")
    void nid(@RequestBody NidPatches sent) {
        if (sent.components() == null || sent.components().isEmpty()) {
            throw ComponentPatches.refused("Missing Components");
        }
        Map<Xname, UnaryOperator<Component>> byId = new HashMap<>();
        for (NidPatch patch : sent.components()) {
            if (patch == null || patch.nid() == null) {
                throw ComponentPatches.refused(
                        "operation 'Bulk Update NID' failed: NID value missing.  Use NID < 0 to unset.");
            }
            long nid = patch.nid();
            Optional.ofNullable(patch.id()).flatMap(Xname::find).ifPresent(id -> byId.put(id, patches.nid(nid)));
        }
        components.change(byId.keySet(), component -> Objects.requireNonNull(byId.get(component.id()))
                .apply(component));
    }

    private void change(ComponentPatch patch, Function<ComponentPatch, UnaryOperator<Component>> reader) {
        if (patch.componentIds() == null || patch.componentIds().isEmpty()) {
            throw ComponentPatches.refused("Missing IDs");
        }
        List<Xname> ids = patch.componentIds().stream()
                .map(text -> Optional.ofNullable(text)
                        .flatMap(Xname::find)
                        .orElseThrow(() -> ComponentPatches.refused("invalid xname ID")))
                .toList();
        components.change(ids, reader.apply(patch));
    }
}
