package org.chamicore.inventory.group;

import java.util.List;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.springframework.stereotype.Service;

@Service
class GroupSnapshot implements SnapshotSource {

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
        groups.findAll(List.of(), List.of())
                .forEach(each -> consumer.accept(each.group().label(), each.group()));
    }
}
