package org.chamicore.inventory.membership;

import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.springframework.stereotype.Service;

@Service
class MembershipSnapshot implements SnapshotSource {

    private final MembershipRepository memberships;

    MembershipSnapshot(MembershipRepository memberships) {
        this.memberships = memberships;
    }

    @Override
    public Kind kind() {
        return Kind.MEMBERSHIP;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        memberships.forEach(membership -> consumer.accept(membership.id().value(), membership));
    }
}
