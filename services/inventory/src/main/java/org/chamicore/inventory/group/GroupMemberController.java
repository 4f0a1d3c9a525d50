package org.chamicore.inventory.group;

import java.util.List;
import org.chamicore.inventory.group.Group.Members;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(GroupController.PATH + "/{label}/members")
class GroupMemberController {

    private final GroupService groups;

    GroupMemberController(GroupService groups) {
        this.groups = groups;
    }

    @GetMapping
    Members list(@PathVariable String label, @RequestParam MultiValueMap<String, String> parameters) {
        PartitionParameter.check(QueryParameters.of(parameters));
        String name = GroupController.label(label);
        return groups.find(name)
                .map(WithMembers::members)
                .orElseThrow(() -> GroupProblem.of(GroupOutcome.NO_SUCH_GROUP, name));
    }

    @PostMapping
    ResponseEntity<List<Created>> add(@PathVariable String label, @RequestBody GroupSpec.MemberSpec sent) {
        String name = GroupController.label(label);
        Xname member = GroupSpecs.member(sent.id(), "invalid xname ID");
        require(groups.addMember(name, member), name);
        return created(name, List.of(member));
    }

    @PutMapping
    ResponseEntity<List<Created>> replace(@PathVariable String label, @RequestBody GroupSpec.MembersSpec sent) {
        String name = GroupController.label(label);
        List<Xname> members = GroupSpecs.replacement(sent);
        require(groups.replaceMembers(name, members), name);
        return created(name, members);
    }

    @DeleteMapping("/{xname}")
    Message remove(@PathVariable String label, @PathVariable String xname) {
        String name = GroupController.label(label);
        require(groups.removeMember(name, GroupSpecs.member(xname, "invalid xname ID")), name);
        return Message.deletedOne();
    }

    private static void require(GroupOutcome outcome, String label) {
        if (outcome != GroupOutcome.DONE) {
            throw GroupProblem.of(outcome, label);
        }
    }

    private static ResponseEntity<List<Created>> created(String label, List<Xname> members) {
        return Created.all(
                GroupController.PATH,
                members.stream()
                        .map(member -> "%s/%s/members/%s".formatted(GroupController.PATH, label, member))
                        .toList());
    }
}
