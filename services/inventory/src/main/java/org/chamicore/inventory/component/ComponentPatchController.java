package org.chamicore.inventory.component;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to one component. Its clients expect 204 also where there is no such component. */
@RestController
@RequestMapping("/hsm/v2/State/Components/{xname}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class ComponentPatchController {

    private final ComponentService components;
    private final ComponentPatches patches;

    ComponentPatchController(ComponentService components, ComponentPatches patches) {
        this.components = components;
        this.patches = patches;
    }

    @PatchMapping("/StateData")
    void state(
            @PathVariable String xname,
            @RequestBody ComponentPatch patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        change(xname, patch, demanded, patches::state);
    }

    @PatchMapping("/FlagOnly")
    void flag(
            @PathVariable String xname,
            @RequestBody ComponentPatch patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        change(xname, patch, demanded, patches::flag);
    }

    @PatchMapping("/Enabled")
    void enabled(
            @PathVariable String xname,
            @RequestBody ComponentPatch patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        change(xname, patch, demanded, patches::enabled);
    }

    @PatchMapping("/SoftwareStatus")
    void softwareStatus(
            @PathVariable String xname,
            @RequestBody ComponentPatch patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        change(xname, patch, demanded, patches::softwareStatus);
    }

    @PatchMapping("/Role")
    void role(
            @PathVariable String xname,
            @RequestBody ComponentPatch patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        change(xname, patch, demanded, patches::role);
    }

    @PatchMapping("/NID")
    void nid(
            @PathVariable String xname,
            @RequestBody ComponentPatch patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        change(xname, patch, demanded, patches::nid);
    }

    /** Fields that are named are set, or with null taken away; others stay. */
    @PatchMapping("/CustomFields")
    void customFields(
            @PathVariable String xname,
            @RequestBody ComponentPatch patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        change(xname, patch, demanded, patches::customFields);
    }

    private void change(
            String xname,
            ComponentPatch patch,
            IfMatch demanded,
            Function<ComponentPatch, UnaryOperator<Component>> reader) {
        Xname id = Xname.find(xname).orElseThrow(() -> Refusal.at("xname", "invalid xname ID"));
        if (patch.id() != null && !patch.id().equals(xname)) {
            throw Refusal.at("ID", "ID in URL and PATCH body do not match");
        }
        components.change(id, reader.apply(patch), demanded);
    }
}
