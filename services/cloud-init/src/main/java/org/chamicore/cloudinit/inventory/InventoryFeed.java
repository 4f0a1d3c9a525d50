package org.chamicore.cloudinit.inventory;

import org.chamicore.db.replica.Replica;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InventoryFeed {

    @Bean
    InventorySink inventorySink(Replica replica) {
        return new InventorySink(replica);
    }
}
