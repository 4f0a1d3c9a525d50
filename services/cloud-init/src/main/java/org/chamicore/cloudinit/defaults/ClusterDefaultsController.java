package org.chamicore.cloudinit.defaults;

import io.swagger.v3.oas.annotations.Operation;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.MergePatch;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/admin/cluster-defaults")
class ClusterDefaultsController {

    private final ClusterDefaultsService defaults;
    private final MergePatch merge;

    ClusterDefaultsController(ClusterDefaultsService defaults, MergePatch merge) {
        this.defaults = defaults;
        this.merge = merge;
    }

    @Operation(summary = "What holds for every node")
    @GetMapping
    ClusterDefaults get() {
        return defaults.get();
    }

    /** Old clients know no other way to write: what they leave out or empty stays as it was. */
    @Operation(summary = "Set what the body says and keep the rest")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void merge(@RequestBody ClusterDefaults given) {
        defaults.merge(valid(given));
    }

    @Operation(summary = "Replace all that holds for every node")
    @PutMapping
    ClusterDefaults replace(@RequestBody ClusterDefaults given) {
        return defaults.replace(valid(given));
    }

    @Operation(summary = "Change what the body names, null taking away (RFC 7386)")
    @PatchMapping
    ClusterDefaults patch(@RequestBody ObjectNode patch) {
        return defaults.change(before -> valid(merge.patched(before, patch, ClusterDefaults.class)));
    }

    @Operation(summary = "Forget all that holds for every node")
    @DeleteMapping
    void delete() {
        defaults.replace(ClusterDefaults.NONE);
    }

    private static ClusterDefaults valid(ClusterDefaults given) {
        Checks checks = given.check();
        if (!checks.refusals().isEmpty()) {
            throw ClusterDefaultsProblem.INVALID_CLUSTER_DEFAULTS.with(checks);
        }
        return given;
    }
}
