package org.chamicore.cloudinit.document;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The documents of any node, for administrators. */
@RestController
@RequestMapping("/admin/impersonation/{id}")
class ImpersonationController {

    private final NodeFinder nodes;
    private final DocumentWriter documents;

    ImpersonationController(NodeFinder nodes, DocumentWriter documents) {
        this.nodes = nodes;
        this.documents = documents;
    }

    @Operation(summary = "The meta-data of a node")
    @GetMapping("/meta-data")
    ResponseEntity<byte[]> metaData(@PathVariable NodeId id) {
        return documents.metaData(nodes.get(id));
    }

    @Operation(summary = "The user-data of a node")
    @GetMapping("/user-data")
    ResponseEntity<byte[]> userData(@PathVariable NodeId id) {
        nodes.get(id);
        return documents.userData();
    }

    @Operation(summary = "The vendor-data of a node")
    @GetMapping("/vendor-data")
    ResponseEntity<byte[]> vendorData(@PathVariable NodeId id, HttpServletRequest request) {
        return documents.vendorData(nodes.get(id), request);
    }

    @Operation(summary = "The network-config of a node")
    @GetMapping("/network-config")
    ResponseEntity<byte[]> networkConfig(@PathVariable NodeId id) {
        return documents.networkConfig(nodes.get(id));
    }

    @Operation(summary = "The file of a group that a node is in")
    @GetMapping("/{group}.yaml")
    ResponseEntity<byte[]> group(@PathVariable NodeId id, @PathVariable String group) {
        return documents.group(nodes.get(id), group);
    }
}
