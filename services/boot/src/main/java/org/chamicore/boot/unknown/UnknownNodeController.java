package org.chamicore.boot.unknown;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.bootscript.Impact;
import org.chamicore.boot.node.MacAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT + "/unknown", BootPaths.GATEWAY + "/unknown"})
class UnknownNodeController {

    private final UnknownNodeService service;

    UnknownNodeController(UnknownNodeService service) {
        this.service = service;
    }

    @Operation(
            summary = "Network cards that asked for a boot script and are in no inventory; who asked last comes first")
    @GetMapping
    List<UnknownNode> findAll() {
        return service.findAll();
    }

    @Operation(
            summary = "Register an unknown network card with the inventory",
            description =
                    "For a node that is new, or as one more card of a node that is known; needs the right to write there")
    @PostMapping("/{mac}/adopt")
    ResponseEntity<Impact> adopt(
            @PathVariable String mac,
            @RequestBody Adoption adoption,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable
                    String authorization) {
        MacAddress card = read(mac);
        if (dryRun) {
            return ResponseEntity.ok(service.preview(card, adoption));
        }
        service.adopt(card, adoption, Optional.ofNullable(authorization));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Take an unknown network card off the list, until it asks again")
    @DeleteMapping("/{mac}")
    ResponseEntity<Void> forget(@PathVariable String mac) {
        MacAddress card = read(mac);
        if (!service.forget(card)) {
            throw UnknownProblem.NEVER_ASKED.with("%s is not on the list".formatted(card));
        }
        return ResponseEntity.noContent().build();
    }

    private static MacAddress read(String mac) {
        try {
            return MacAddress.of(mac);
        } catch (IllegalArgumentException refused) {
            throw UnknownProblem.BAD_MAC.with("mac %s".formatted(refused.getMessage()));
        }
    }
}
