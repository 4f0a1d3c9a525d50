package org.chamicore.boot.inventory;

import io.swagger.v3.oas.annotations.Operation;
import java.util.function.Supplier;
import org.chamicore.boot.BootPaths;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

@RestController
@RequestMapping({BootPaths.ROOT + "/drift", BootPaths.GATEWAY + "/drift"})
class DriftController {

    private final InventoryFeed inventory;

    DriftController(InventoryFeed inventory) {
        this.inventory = inventory;
    }

    @Operation(summary = "How the read model differs from the inventory")
    @GetMapping
    Drift report() {
        return orAway(inventory::drift);
    }

    @Operation(summary = "Make the read model what the inventory has; says what differed")
    @PostMapping
    Drift repair() {
        return orAway(inventory::repair);
    }

    private static Drift orAway(Supplier<Drift> drift) {
        try {
            return drift.get();
        } catch (RestClientException | OptimisticLockingFailureException away) {
            throw InventoryProblem.INVENTORY_AWAY.with("The inventory is away, or busy with changes; try again");
        }
    }
}
