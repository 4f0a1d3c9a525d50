package org.chamicore.inventory.subscription;

import java.util.function.BiConsumer;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.change.SnapshotSource;
import org.springframework.stereotype.Service;

@Service
class SubscriptionSnapshot implements SnapshotSource {

    private final SubscriptionRepository subscriptions;

    SubscriptionSnapshot(SubscriptionRepository subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Kind kind() {
        return Kind.SUBSCRIPTION;
    }

    @Override
    public void forEach(BiConsumer<String, Object> consumer) {
        subscriptions.findAll().forEach(each -> consumer.accept(Long.toString(each.id()), each));
    }
}
