package org.chamicore.cloudinit.asking;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/admin/unknown-callers")
class UnknownCallerController {

    private final Asking asking;

    UnknownCallerController(Asking asking) {
        this.asking = asking;
    }

    @Operation(summary = "Who asked for a node's documents and is no node, the latest first")
    @GetMapping
    List<UnknownCaller> list() {
        return asking.strangers();
    }

    @Operation(summary = "Forget who asked and is no node")
    @DeleteMapping
    void forget() {
        asking.forgetStrangers();
    }
}
