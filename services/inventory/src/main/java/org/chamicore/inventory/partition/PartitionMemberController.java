package org.chamicore.inventory.partition;

import java.util.List;
import org.chamicore.inventory.membership.MemberReader;
import org.chamicore.inventory.membership.Members;
import org.chamicore.inventory.membership.MembersSpec.MemberSpec;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.partition.Partition.WithMembers;
import org.chamicore.inventory.partition.PartitionOutcome.Plain;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(PartitionController.PATH + "/{name}/members")
class PartitionMemberController {

    private final PartitionService partitions;
    private final EntityTags tags;

    PartitionMemberController(PartitionService partitions, EntityTags tags) {
        this.partitions = partitions;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Members> list(@PathVariable String name) {
        String read = PartitionSpec.name(name);
        return partitions
                .find(read)
                .map(WithMembers::members)
                .map(tags::ok)
                .orElseThrow(() -> PartitionProblem.of(Plain.NO_SUCH_PARTITION, read));
    }

    @PostMapping
    ResponseEntity<List<Created>> add(@PathVariable String name, @RequestBody MemberSpec sent) {
        String read = PartitionSpec.name(name);
        Xname member = MemberReader.one(sent.id(), "got HMSTypeInvalid instead of valid type");
        require(partitions.addMember(read, member), read, SentMembers.one(member));
        return Created.all(
                PartitionController.PATH,
                List.of("%s/%s/members/%s".formatted(PartitionController.PATH, read, member)));
    }

    @DeleteMapping("/{xname}")
    Message remove(@PathVariable String name, @PathVariable String xname) {
        String read = PartitionSpec.name(name);
        Xname member = MemberReader.one(xname, "invalid xname ID");
        require(partitions.removeMember(read, member), read, SentMembers.one(member));
        return Message.deletedOne();
    }

    private static void require(PartitionOutcome outcome, String name, SentMembers sent) {
        if (outcome != Plain.DONE) {
            throw PartitionProblem.of(outcome, name, sent);
        }
    }
}
