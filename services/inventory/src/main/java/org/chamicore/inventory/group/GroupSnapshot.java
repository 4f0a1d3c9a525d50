package org.chamicore.inventory.group;

import java.util.List;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.springframework.stereotype.Service;

@Service
class GroupSnapshot implements SnapshotSource {

    private static final GroupFilter EVERY = new GroupFilter(List.of(), List.of(), MembersShown.ALL);

    private final GroupRepository groups;

    GroupSnapshot(GroupRepository groups) {
        this.groups = groups;
    }

    @Override
    public Kind kind() {
        return Kind.GROUP;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        groups.forEach(EVERY, Page.ALL, each -> consumer.accept(each.group().label(), each.group()));
    }
}
