package org.chamicore.cloudinit.group;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.chamicore.cloudinit.input.Checks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

@RestController
@RequestMapping("/admin/groups")
class GroupController {

    private final GroupService groups;

    GroupController(GroupService groups) {
        this.groups = groups;
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
    ResponseEntity<Void> add(@RequestBody Group group) {
        return switch (groups.add(valid(group))) {
            case ADDED -> ResponseEntity.created(location(group)).build();
            case EXISTS ->
                throw GroupProblem.GROUP_EXISTS.with(
                        "group '%s' not added as it already exists".formatted(group.name()));
        };
    }

    @Operation(summary = "Create or replace a group")
    @PutMapping("/{name}")
    ResponseEntity<Void> put(@PathVariable String name, @RequestBody Group given) {
        Group group = valid(given.named(name));
        return switch (groups.put(group)) {
            case CREATED -> ResponseEntity.created(location(group)).build();
            case REPLACED ->
                ResponseEntity.status(HttpStatus.OK).location(location(group)).build();
        };
    }

    @Operation(summary = "Delete a group")
    @DeleteMapping("/{name}")
    void delete(@PathVariable String name) {
        if (!groups.delete(name)) {
            throw noSuchGroup(name);
        }
    }

    private static Group valid(Group given) {
        Checks checks = given.check();
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
