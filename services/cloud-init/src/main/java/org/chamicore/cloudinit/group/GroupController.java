package org.chamicore.cloudinit.group;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.MergePatch;
import org.chamicore.cloudinit.input.Query;
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
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/admin/groups")
class GroupController {

    private final GroupService groups;
    private final MergePatch merge;

    GroupController(GroupService groups, MergePatch merge) {
        this.groups = groups;
        this.merge = merge;
    }

    @Operation(summary = "All groups, by name")
    @GetMapping
    SortedMap<String, Group> list() {
        return groups.byName();
    }

    @Operation(summary = "One group")
    @GetMapping("/{name}")
    Group find(@PathVariable String name) {
        return groups.find(name).orElseThrow(() -> noSuchGroup(name));
    }

    @Operation(summary = "Add a group")
    @PostMapping
    ResponseEntity<Void> add(@RequestBody Group group, HttpServletRequest request) {
        return switch (groups.add(valid(group, request))) {
            case ADDED -> ResponseEntity.created(location(group)).build();
            case EXISTS ->
                throw GroupProblem.GROUP_EXISTS.with(
                        "group '%s' not added as it already exists".formatted(group.name()));
        };
    }

    @Operation(summary = "Create or replace a group")
    @PutMapping("/{name}")
    ResponseEntity<Void> put(@PathVariable String name, @RequestBody Group given, HttpServletRequest request) {
        Group group = valid(given.named(name), request);
        return switch (groups.put(group)) {
            case CREATED -> ResponseEntity.created(location(group)).build();
            case REPLACED ->
                ResponseEntity.status(HttpStatus.OK).location(location(group)).build();
        };
    }

    @Operation(summary = "Change what the body names of a group, null taking away (RFC 7386)")
    @PatchMapping("/{name}")
    Group patch(@PathVariable String name, @RequestBody ObjectNode patch, HttpServletRequest request) {
        return groups.change(
                        name,
                        before ->
                                valid(merge.patched(before, patch, Group.class).named(name), request))
                .orElseThrow(() -> noSuchGroup(name));
    }

    @Operation(summary = "Delete a group")
    @DeleteMapping("/{name}")
    void delete(@PathVariable String name) {
        if (!groups.delete(name)) {
            throw noSuchGroup(name);
        }
    }

    private static Group valid(Group given, HttpServletRequest request) {
        Checks checks = given.check(Query.isSet(request, "force"));
        if (!checks.refusals().isEmpty()) {
            throw GroupProblem.INVALID_GROUP.with(checks);
        }
        return given;
    }

    private static URI location(Group group) {
        return URI.create(
                "/cloud-init/admin/groups/" + UriUtils.encodePathSegment(group.name(), StandardCharsets.UTF_8));
    }

    private static RuntimeException noSuchGroup(String name) {
        return GroupProblem.NO_SUCH_GROUP.with("group (%s) not found".formatted(name));
    }
}
