package org.chamicore.cloudinit.document;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The documents for the node that asks. */
@RestController
class SeedController {

    private final SeedCaller callers;
    private final DocumentWriter documents;

    SeedController(SeedCaller callers, DocumentWriter documents) {
        this.callers = callers;
        this.documents = documents;
    }

    @Operation(summary = "Who the calling node is")
    @GetMapping("/meta-data")
    ResponseEntity<byte[]> metaData(HttpServletRequest request) {
        Found caller = callers.get(request);
        callers.began(caller, documents.of(caller).instanceId());
        return documents.metaData(caller);
    }

    @Operation(summary = "What the site adds for every node: nothing yet")
    @GetMapping("/user-data")
    ResponseEntity<byte[]> userData(HttpServletRequest request) {
        callers.admit(request);
        return documents.userData();
    }

    @Operation(summary = "The calling node's groups, as a list of what to include")
    @GetMapping("/vendor-data")
    ResponseEntity<byte[]> vendorData(HttpServletRequest request) {
        return documents.vendorData(callers.get(request), request);
    }

    @Operation(summary = "How the calling node sets up its network; empty where it is to decide itself")
    @GetMapping("/network-config")
    ResponseEntity<byte[]> networkConfig(HttpServletRequest request) {
        return callers.find(request).map(documents::networkConfig).orElseGet(documents::noNetworkConfig);
    }

    @Operation(summary = "A group's file, for its members")
    @GetMapping("/{group}.yaml")
    ResponseEntity<byte[]> group(@PathVariable String group, HttpServletRequest request) {
        return documents.group(callers.get(request), group);
    }
}
