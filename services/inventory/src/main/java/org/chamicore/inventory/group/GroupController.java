package org.chamicore.inventory.group;

import java.util.List;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(GroupController.PATH)
class GroupController {

    static final String PATH = "/hsm/v2/groups";

    private final GroupService groups;

    GroupController(GroupService groups) {
        this.groups = groups;
    }

    @GetMapping
    List<WithMembers> list(@RequestParam MultiValueMap<String, String> parameters) {
        QueryParameters query = QueryParameters.of(parameters);
        PartitionParameter.check(query);
        return groups.findAll(
                query.all("group").stream().map(GroupController::label).toList(),
                query.all("tag").stream()
                        .map(tag -> GroupSpecs.word(tag, "Invalid tag."))
                        .toList());
    }

    @GetMapping("/labels")
    List<String> labels() {
        return groups.labels();
    }

    @GetMapping("/{label}")
    WithMembers find(@PathVariable String label, @RequestParam MultiValueMap<String, String> parameters) {
        PartitionParameter.check(QueryParameters.of(parameters));
        String name = label(label);
        return groups.find(name).orElseThrow(() -> GroupProblem.of(GroupOutcome.NO_SUCH_GROUP, name));
    }

    @PostMapping
    ResponseEntity<List<Created>> create(@RequestBody GroupSpec sent) {
        Group group = GroupSpecs.group(sent);
        GroupOutcome outcome = groups.create(group, GroupSpecs.members(sent));
        if (outcome != GroupOutcome.DONE) {
            throw GroupProblem.of(outcome, group.label());
        }
        return Created.all(PATH, List.of(PATH + "/" + group.label()));
    }

    @PatchMapping("/{label}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String label, @RequestBody GroupSpec sent) {
        if (groups.change(label(label), GroupSpecs.change(sent)) != GroupOutcome.DONE) {
            throw GroupProblem.NO_SUCH_GROUP.with("no such group.");
        }
    }

    @DeleteMapping("/{label}")
    Message delete(@PathVariable String label) {
        if (groups.delete(label(label)) != GroupOutcome.DONE) {
            throw GroupProblem.NO_SUCH_GROUP.with("no such group.");
        }
        return Message.deletedOne();
    }

    /** The label that a path or query names. */
    static String label(String text) {
        return GroupSpecs.word(text, "Invalid group label.");
    }
}
