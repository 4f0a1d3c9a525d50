package org.chamicore.cloudinit.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.cloudinit.inventory.InventoryFeed;
import org.chamicore.db.replica.Replica;
import org.chamicore.web.feed.FeedClient;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@Service
class DriftService {

    private record Key(String kind, String key) {}

    /** What the inventory says, and what of it differs here: the value there, or null where it has no such thing. */
    private record Reading(int compared, Map<Key, Side> differences) {}

    private record Side(JsonNode there, JsonNode here) {}

    private final FeedClient inventory;
    private final Replica replica;
    private final TransactionTemplate transaction;

    DriftService(FeedClient inventory, Replica replica, PlatformTransactionManager transactions) {
        this.inventory = inventory;
        this.replica = replica;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /** What changes while it is read looks like drift once; so what counts is what two readings agree on. */
    DriftReport report() {
        Reading first = read();
        if (first.differences().isEmpty()) {
            return new DriftReport(first.compared(), List.of(), false);
        }
        Reading second = read();
        List<Difference> agreed = new ArrayList<>();
        second.differences().forEach((key, side) -> {
            if (side.equals(first.differences().get(key))) {
                agreed.add(new Difference(key.kind(), key.key(), difference(side)));
            }
        });
        agreed.sort(Comparator.comparing(Difference::kind).thenComparing(Difference::key));
        return new DriftReport(second.compared(), agreed, false);
    }

    /** @throws OptimisticLockingFailureException when another replica of the service wrote meanwhile; ask again */
    void repair() {
        inventory.takeInAnew();
    }

    private Reading read() {
        inventory.syncNow();
        Map<Key, JsonNode> there = new HashMap<>();
        inventory.survey(entries -> {
            entries.forEach(entry -> {
                if (entry.value() != null) {
                    there.put(new Key(entry.kind(), entry.key()), entry.value());
                }
            });
            return there;
        });
        inventory.syncNow();
        Map<Key, Side> differences = new HashMap<>();
        there.forEach((key, value) -> differences.put(key, new Side(value, MissingNode.getInstance())));
        transaction.executeWithoutResult(status -> replica.forEach(entry -> {
            Key key = new Key(entry.kind(), entry.key());
            JsonNode here = entry.value();
            JsonNode value = there.get(key);
            if (here == null || !InventoryFeed.isKept(entry.kind())) {
                return;
            }
            if (here.equals(value)) {
                differences.remove(key);
            } else {
                differences.put(key, new Side(value == null ? MissingNode.getInstance() : value, here));
            }
        }));
        return new Reading(there.size(), differences);
    }

    private static String difference(Side side) {
        if (side.there().isMissingNode()) {
            return "superfluous";
        }
        return side.here().isMissingNode() ? "missing" : "stale";
    }
}
