package org.chamicore.inventory.group;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.group.GroupOutcome.Plain;
import org.chamicore.inventory.membership.MemberReader;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(GroupController.PATH)
class GroupController {

    static final String PATH = "/hsm/v2/groups";

    private final GroupService groups;
    private final GroupFilters filters;
    private final Lists lists;
    private final EntityTags tags;

    GroupController(GroupService groups, GroupFilters filters, Lists lists, EntityTags tags) {
        this.groups = groups;
        this.filters = filters;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        GroupFilter filter = filters.read(asked.query());
        lists.array(
                asked,
                List.of(Kind.GROUP, Kind.MEMBERSHIP),
                (page, things) -> groups.forEach(
                        filter, page, each -> things.accept(each.group().label(), each)));
    }

    @GetMapping("/labels")
    void labels(HttpServletRequest request, HttpServletResponse response) {
        lists.array(
                ListRequest.of(request, response),
                List.of(Kind.GROUP),
                (page, things) -> groups.forEachLabel(page, label -> things.accept(label, label)));
    }

    @GetMapping("/{label}")
    ResponseEntity<WithMembers> find(
            @PathVariable String label, @RequestParam MultiValueMap<String, String> parameters) {
        GroupFilter filter = filters.read(label, QueryParameters.of(parameters));
        return groups.find(filter)
                .map(tags::ok)
                .orElseThrow(() ->
                        GroupProblem.of(Plain.NO_SUCH_GROUP, filter.labels().getFirst()));
    }

    @PostMapping
    ResponseEntity<List<Created>> create(@RequestBody GroupSpec sent) {
        Group group = GroupSpecs.group(sent);
        SentMembers members = MemberReader.all(sent.members(), GroupSpecs.PREFIX);
        GroupOutcome outcome = groups.create(group, members);
        if (outcome != Plain.DONE) {
            throw GroupProblem.of(outcome, group.label(), members);
        }
        return Created.all(PATH, List.of(PATH + "/" + group.label()));
    }

    @PatchMapping("/{label}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @PathVariable String label,
            @RequestBody GroupSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (groups.change(GroupSpecs.label(label), GroupSpecs.change(sent), demanded) != Plain.DONE) {
            throw GroupProblem.NO_SUCH_GROUP.with("no such group.");
        }
    }

    @DeleteMapping("/{label}")
    Message delete(
            @PathVariable String label,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (groups.delete(GroupSpecs.label(label), demanded) != Plain.DONE) {
            throw GroupProblem.NO_SUCH_GROUP.with("no such group.");
        }
        return Message.deletedOne();
    }
}
