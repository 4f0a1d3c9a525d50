package org.chamicore.inventory.component;

import java.util.List;
import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.springframework.stereotype.Service;

@Service
class ComponentSnapshot implements SnapshotSource {

    private final ComponentListRepository components;
    private final ComponentFilter everything;

    ComponentSnapshot(ComponentListRepository components, ComponentFilters filters) {
        this.components = components;
        this.everything = filters.read(name -> List.of());
    }

    @Override
    public Kind kind() {
        return Kind.COMPONENT;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        components.forEach(
                everything, component -> consumer.accept(component.id().value(), component));
    }
}
