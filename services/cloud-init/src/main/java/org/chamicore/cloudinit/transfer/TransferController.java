package org.chamicore.cloudinit.transfer;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.chamicore.cloudinit.input.Query;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TransferController {

    private final TransferService settings;

    TransferController(TransferService settings) {
        this.settings = settings;
    }

    @Operation(summary = "All that can be set, in one document")
    @GetMapping("/admin/export")
    Settings export() {
        return settings.export();
    }

    @Operation(summary = "Set all that an export holds; what it does not name stays")
    @PostMapping("/admin/import")
    void take(@RequestBody Settings given, HttpServletRequest request) {
        List<FieldRefusal> refusals = refusals(given, Query.isSet(request, "force"));
        if (!refusals.isEmpty()) {
            throw refused(refusals);
        }
        settings.take(given);
    }

    private static List<FieldRefusal> refusals(Settings given, boolean force) {
        List<FieldRefusal> refusals = new ArrayList<>();
        given.givenDefaults().ifPresent(each -> add(refusals, "cluster-defaults", each.check()));
        given.groups()
                .forEach((name, group) ->
                        add(refusals, "groups." + name, group.named(name).check(force)));
        given.instances().forEach((id, instance) -> {
            if (NodeId.parse(id).isEmpty()) {
                refusals.add(new FieldRefusal("instance-info." + id, "is no node's id"));
            }
            add(refusals, "instance-info." + id, instance.check());
        });
        return refusals;
    }

    private static void add(List<FieldRefusal> refusals, String of, Checks checks) {
        checks.refusals().forEach(each -> refusals.add(new FieldRefusal(of + "." + each.field(), each.message())));
    }

    private static ErrorResponseException refused(List<FieldRefusal> refusals) {
        String all = refusals.stream().map(FieldRefusal::toString).collect(Collectors.joining("; "));
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, all);
        body.setType(URI.create("urn:problem:cloud-init:invalid-import"));
        body.setProperty("errors", refusals);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, body, null);
    }
}
