package org.chamicore.cloudinit.sync;

import io.swagger.v3.oas.annotations.Operation;
import org.chamicore.cloudinit.sync.SyncOutcome.InventoryAway;
import org.chamicore.cloudinit.sync.SyncOutcome.Late;
import org.chamicore.cloudinit.sync.SyncOutcome.Synced;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SyncController {

    private final SyncService service;

    SyncController(SyncService service) {
        this.service = service;
    }

    /** Answers once nodes are told what the inventory says by now. */
    @Operation(summary = "Read the inventory now; answers once nodes are told what it says")
    @PostMapping("/admin/sync")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sync() {
        switch (service.sync()) {
            case Synced() -> {}
            case Late() ->
                throw SyncProblem.DIRECTORY_LATE.with(
                        "What the inventory said has not reached all nodes yet; try again");
            case InventoryAway(String reason) ->
                throw SyncProblem.INVENTORY_AWAY.with(
                        "The inventory cannot be read now, what is known stays: " + reason);
        }
    }
}
