package org.chamicore.cloudinit.instance;

import io.swagger.v3.oas.annotations.Operation;
import java.util.SortedMap;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.MergePatch;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/admin/instance-info")
class InstanceController {

    private final InstanceService instances;
    private final MergePatch merge;

    InstanceController(InstanceService instances, MergePatch merge) {
        this.instances = instances;
        this.merge = merge;
    }

    @Operation(summary = "All that was set for single nodes, by id")
    @GetMapping
    SortedMap<String, Instance> list() {
        return instances.byId();
    }

    @Operation(summary = "What was set for one node")
    @GetMapping("/{id}")
    Instance find(@PathVariable NodeId id) {
        return instances.find(id).orElseThrow(() -> noSuchInstance(id));
    }

    @Operation(summary = "Set or replace what holds for one node")
    @PutMapping("/{id}")
    ResponseEntity<Void> put(@PathVariable NodeId id, @RequestBody Instance given) {
        return switch (instances.put(id, valid(given))) {
            case CREATED -> ResponseEntity.status(HttpStatus.CREATED).build();
            case REPLACED -> ResponseEntity.ok().build();
        };
    }

    @Operation(summary = "Change what the body names for one node, null taking away (RFC 7386)")
    @PatchMapping("/{id}")
    Instance patch(@PathVariable NodeId id, @RequestBody ObjectNode patch) {
        return instances.change(id, before -> valid(merge.patched(before, patch, Instance.class)));
    }

    /** A node takes itself for a new machine then, and runs again what it runs once per instance. */
    @Operation(summary = "Give a node another instance id")
    @PostMapping("/{id}/renew")
    Instance renew(@PathVariable NodeId id) {
        return instances.change(id, before -> before.as(id.value(), "").renewed());
    }

    @Operation(summary = "Take back what was set for one node")
    @DeleteMapping("/{id}")
    void delete(@PathVariable NodeId id) {
        if (!instances.delete(id)) {
            throw noSuchInstance(id);
        }
    }

    private static Instance valid(Instance given) {
        Checks checks = given.check();
        if (!checks.refusals().isEmpty()) {
            throw InstanceProblem.INVALID_INSTANCE.with(checks);
        }
        return given;
    }

    private static RuntimeException noSuchInstance(NodeId id) {
        return InstanceProblem.NO_SUCH_INSTANCE.with("nothing was set for node %s".formatted(id));
    }
}
