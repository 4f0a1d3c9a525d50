package org.chamicore.cloudinit.inventory;

import java.util.Set;
import org.chamicore.db.replica.Replica;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class InventoryFeed {

    /** The kinds of things of which nodes are told, so that the read model keeps them. */
    static final Set<String> KEPT = Set.of(Component.KIND, NetworkInterface.KIND, Membership.KIND);

    /** Whether the read model keeps things of this kind. */
    public static boolean isKept(String kind) {
        return KEPT.contains(kind);
    }

    @Bean
    InventorySink inventorySink(Replica replica) {
        return new InventorySink(replica);
    }
}
