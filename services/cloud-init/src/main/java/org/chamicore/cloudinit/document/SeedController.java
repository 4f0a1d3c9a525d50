package org.chamicore.cloudinit.document;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.document.Lookup.TooEarly;
import org.chamicore.cloudinit.document.Lookup.Unknown;
import org.chamicore.cloudinit.gateway.CallerAddress;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The documents for the node that asks. */
@RestController
class SeedController {

    private final CallerAddress callers;
    private final NodeFinder nodes;
    private final DocumentWriter documents;
    private final CloudInitProperties properties;

    SeedController(CallerAddress callers, NodeFinder nodes, DocumentWriter documents, CloudInitProperties properties) {
        this.callers = callers;
        this.nodes = nodes;
        this.documents = documents;
        this.properties = properties;
    }

    @Operation(summary = "Who the calling node is")
    @GetMapping("/meta-data")
    ResponseEntity<byte[]> metaData(HttpServletRequest request) {
        return documents.metaData(caller(request));
    }

    @Operation(summary = "What the site adds for every node: nothing yet")
    @GetMapping("/user-data")
    ResponseEntity<byte[]> userData() {
        return documents.userData();
    }

    @Operation(summary = "The calling node's groups, as a list of what to include")
    @GetMapping("/vendor-data")
    ResponseEntity<byte[]> vendorData(HttpServletRequest request) {
        return documents.vendorData(caller(request), request);
    }

    @Operation(summary = "How the calling node sets up its network: empty, so it decides itself")
    @GetMapping("/network-config")
    ResponseEntity<byte[]> networkConfig() {
        return documents.networkConfig();
    }

    @Operation(summary = "A group's file, for its members")
    @GetMapping("/{group}.yaml")
    ResponseEntity<byte[]> group(@PathVariable String group, HttpServletRequest request) {
        return documents.group(caller(request), group);
    }

    private Found caller(HttpServletRequest request) {
        Optional<InetAddress> address = callers.of(request);
        return switch (address.map(nodes::byAddress).orElseGet(Unknown::new)) {
            case Found found -> found;
            case Unknown() ->
                throw DocumentProblem.UNKNOWN_CALLER.with("no node of the inventory has the address %s"
                        .formatted(address.map(InetAddress::getHostAddress).orElse("that a proxy reports")));
            case TooEarly() ->
                throw DocumentProblem.INVENTORY_NOT_READ.with(
                        "the inventory was not read yet; ask again", properties.retryAfter());
        };
    }
}
