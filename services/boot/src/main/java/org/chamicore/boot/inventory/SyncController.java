package org.chamicore.boot.inventory;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import org.chamicore.boot.BootPaths;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT + "/sync", BootPaths.GATEWAY + "/sync"})
class SyncController {

    private final InventoryFeed inventory;

    SyncController(InventoryFeed inventory) {
        this.inventory = inventory;
    }

    @Operation(summary = "Take in now what the inventory has; answers once nodes are served from it")
    @PostMapping
    ResponseEntity<Void> sync() {
        if (!inventory.sync()) {
            ProblemDetail body = ProblemDetail.forStatusAndDetail(
                    HttpStatus.SERVICE_UNAVAILABLE, "The inventory is away; try again");
            body.setType(URI.create("urn:problem:boot:inventory-away"));
            ErrorResponseException away = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, body, null);
            away.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
            throw away;
        }
        return ResponseEntity.noContent().cacheControl(CacheControl.noCache()).build();
    }
}
