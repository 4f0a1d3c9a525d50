package org.chamicore.boot.inventory;

import io.swagger.v3.oas.annotations.Operation;
import org.chamicore.boot.BootPaths;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT, BootPaths.GATEWAY})
class SyncController {

    private final InventoryFeed inventory;

    SyncController(InventoryFeed inventory) {
        this.inventory = inventory;
    }

    @Operation(summary = "Take in now what the inventory has; answers once nodes are served from it")
    @PostMapping({"/sync", "/hosts"})
    ResponseEntity<Void> sync() {
        if (!inventory.sync()) {
            throw InventoryProblem.INVENTORY_AWAY.with("The inventory is away; try again");
        }
        return ResponseEntity.noContent().cacheControl(CacheControl.noCache()).build();
    }
}
