package org.chamicore.inventory.partition;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.membership.Label;
import org.chamicore.inventory.membership.MemberReader;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.partition.Partition.WithMembers;
import org.chamicore.inventory.partition.PartitionOutcome.Plain;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(PartitionController.PATH)
class PartitionController {

    static final String PATH = "/hsm/v2/partitions";

    private final PartitionService partitions;
    private final Lists lists;
    private final EntityTags tags;

    PartitionController(PartitionService partitions, Lists lists, EntityTags tags) {
        this.partitions = partitions;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        List<String> names =
                asked.query().all("partition").stream().map(PartitionSpec::name).toList();
        List<String> wanted = asked.query().all("tag").stream()
                .map(tag -> Label.read("tag", tag, "Invalid tag."))
                .toList();
        lists.array(
                asked,
                List.of(Kind.PARTITION, Kind.MEMBERSHIP),
                (page, things) -> partitions.forEach(
                        names,
                        wanted,
                        page,
                        each -> things.accept(each.partition().name(), each)));
    }

    @GetMapping("/names")
    void names(HttpServletRequest request, HttpServletResponse response) {
        lists.array(
                ListRequest.of(request, response),
                List.of(Kind.PARTITION),
                (page, things) -> partitions.forEach(
                        List.of(),
                        List.of(),
                        page,
                        each -> things.accept(
                                each.partition().name(), each.partition().name())));
    }

    @GetMapping("/{name}")
    ResponseEntity<WithMembers> find(@PathVariable String name) {
        String read = PartitionSpec.name(name);
        return partitions
                .find(read)
                .map(tags::ok)
                .orElseThrow(() -> PartitionProblem.of(Plain.NO_SUCH_PARTITION, read));
    }

    @PostMapping
    ResponseEntity<List<Created>> create(@RequestBody PartitionSpec sent) {
        Partition partition = sent.partition();
        SentMembers members = MemberReader.all(sent.members(), PartitionSpec.PREFIX);
        PartitionOutcome outcome = partitions.create(partition, members);
        if (outcome != Plain.DONE) {
            throw PartitionProblem.of(outcome, partition.name(), members);
        }
        return Created.all(PATH, List.of(PATH + "/" + partition.name()));
    }

    @PatchMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @PathVariable String name,
            @RequestBody PartitionSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (partitions.change(PartitionSpec.name(name), sent.change(), demanded) != Plain.DONE) {
            throw PartitionProblem.NO_SUCH_PARTITION.with("no such partition.");
        }
    }

    @DeleteMapping("/{name}")
    Message delete(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (partitions.delete(PartitionSpec.name(name), demanded) != Plain.DONE) {
            throw PartitionProblem.NO_SUCH_PARTITION.with("no such partition.");
        }
        return Message.deletedOne();
    }
}
