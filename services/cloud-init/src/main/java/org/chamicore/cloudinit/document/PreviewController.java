package org.chamicore.cloudinit.document;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PreviewController {

    private final NodeFinder nodes;
    private final DocumentWriter documents;

    PreviewController(NodeFinder nodes, DocumentWriter documents) {
        this.nodes = nodes;
        this.documents = documents;
    }

    @Operation(summary = "What a node would get, and what its cloud-init would make of it")
    @GetMapping("/admin/preview/{id}")
    Preview preview(@PathVariable NodeId id, HttpServletRequest request) {
        return documents.preview(nodes.get(id), request);
    }

    @Operation(summary = "Which level set each key of a node, and which lost")
    @GetMapping("/admin/explain/{id}")
    Explanation explain(@PathVariable NodeId id, HttpServletRequest request) {
        Lookup.Found found = nodes.get(id);
        return Explanation.of(found, documents.preview(found, request));
    }
}
