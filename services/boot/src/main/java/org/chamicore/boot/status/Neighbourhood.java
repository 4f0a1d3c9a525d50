package org.chamicore.boot.status;

import org.chamicore.boot.inventory.InventoryFeed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What the service stands on. */
@Component
class Neighbourhood {

    private final InventoryFeed inventory;
    private final DatabaseRepository database;
    private final String version;

    Neighbourhood(InventoryFeed inventory, DatabaseRepository database, ObjectProvider<BuildProperties> build) {
        this.inventory = inventory;
        this.database = database;
        BuildProperties properties = build.getIfAvailable();
        this.version = properties == null || properties.getVersion() == null ? "unknown" : properties.getVersion();
    }

    String version() {
        return version;
    }

    boolean hearsInventory() {
        return inventory.isHeard();
    }

    boolean reachesDatabase() {
        try {
            return database.answers();
        } catch (DataAccessException away) {
            return false;
        }
    }
}
