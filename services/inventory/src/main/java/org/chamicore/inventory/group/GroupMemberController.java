package org.chamicore.inventory.group;

import java.util.List;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.group.GroupOutcome.Plain;
import org.chamicore.inventory.membership.MemberReader;
import org.chamicore.inventory.membership.Members;
import org.chamicore.inventory.membership.MembersSpec;
import org.chamicore.inventory.membership.MembersSpec.MemberSpec;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(GroupController.PATH + "/{label}/members")
class GroupMemberController {

    private final GroupService groups;
    private final GroupFilters filters;
    private final EntityTags tags;

    GroupMemberController(GroupService groups, GroupFilters filters, EntityTags tags) {
        this.groups = groups;
        this.filters = filters;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Members> list(@PathVariable String label, @RequestParam MultiValueMap<String, String> parameters) {
        GroupFilter filter = filters.read(label, QueryParameters.of(parameters));
        return groups.find(filter)
                .map(WithMembers::members)
                .map(tags::ok)
                .orElseThrow(() ->
                        GroupProblem.of(Plain.NO_SUCH_GROUP, filter.labels().getFirst()));
    }

    @PostMapping
    ResponseEntity<List<Created>> add(@PathVariable String label, @RequestBody MemberSpec sent) {
        String name = GroupSpecs.label(label);
        Xname member = MemberReader.one(sent.id(), "invalid xname ID");
        require(groups.addMember(name, member), name, SentMembers.one(member));
        return created(name, List.of(member));
    }

    @PutMapping
    ResponseEntity<List<Created>> replace(
            @PathVariable String label,
            @RequestBody MembersSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        String name = GroupSpecs.label(label);
        SentMembers members = MemberReader.replacement(sent);
        require(groups.replaceMembers(name, members, demanded), name, members);
        return created(name, members.ids());
    }

    @DeleteMapping("/{xname}")
    Message remove(@PathVariable String label, @PathVariable String xname) {
        String name = GroupSpecs.label(label);
        Xname member = MemberReader.one(xname, "invalid xname ID");
        require(groups.removeMember(name, member), name, SentMembers.one(member));
        return Message.deletedOne();
    }

    private static void require(GroupOutcome outcome, String label, SentMembers sent) {
        if (outcome != Plain.DONE) {
            throw GroupProblem.of(outcome, label, sent);
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
