package org.chamicore.inventory.component;

import jakarta.servlet.http.HttpServletRequest;
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

    /** Changes the part that the path names. Of custom fields those that are named are set, or with null taken away. */
    @PatchMapping({"/StateData", "/FlagOnly", "/Enabled", "/SoftwareStatus", "/Role", "/NID", "/CustomFields"})
    void change(
            @PathVariable String xname,
            HttpServletRequest request,
            @RequestBody ComponentPatch patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        Xname id = Xname.find(xname).orElseThrow(() -> Refusal.at("xname", "invalid xname ID"));
        if (patch.id() != null && !patch.id().equals(xname)) {
            throw Refusal.at("ID", "ID in URL and PATCH body do not match");
        }
        components.change(id, patches.read(request, patch), demanded);
    }
}
