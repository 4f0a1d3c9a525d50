package org.chamicore.inventory.partition;

import java.util.List;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.chamicore.inventory.wire.Page;
import org.springframework.stereotype.Service;

@Service
class PartitionSnapshot implements SnapshotSource {

    private final PartitionRepository partitions;

    PartitionSnapshot(PartitionRepository partitions) {
        this.partitions = partitions;
    }

    @Override
    public Kind kind() {
        return Kind.PARTITION;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        partitions.forEach(
                List.of(),
                List.of(),
                Page.ALL,
                each -> consumer.accept(each.partition().name(), each.partition()));
    }
}
