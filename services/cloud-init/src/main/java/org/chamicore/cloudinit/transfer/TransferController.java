package org.chamicore.cloudinit.transfer;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.chamicore.cloudinit.input.Query;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TransferController {

    private final TransferService settings;
    private final SettingsReader reader;

    TransferController(TransferService settings, SettingsReader reader) {
        this.settings = settings;
        this.reader = reader;
    }

    @Operation(summary = "All that can be set, in one document")
    @GetMapping("/admin/export")
    Settings export() {
        return settings.export();
    }

    @Operation(summary = "Set all that an export holds, as JSON or YAML; what it does not name stays")
    @PostMapping("/admin/import")
    void take(@RequestBody byte[] body, HttpServletRequest request) {
        Settings given = reader.read(body, request);
        List<FieldRefusal> refusals = refusals(given, Query.isSet(request, "force"));
        if (!refusals.isEmpty()) {
            throw TransferProblem.INVALID_IMPORT.with(refusals);
        }
        settings.take(given);
    }

    private static List<FieldRefusal> refusals(Settings given, boolean force) {
        List<FieldRefusal> refusals = new ArrayList<>();
        given.blanks().forEach(each -> refusals.add(new FieldRefusal(each, "must be an object")));
        if (!refusals.isEmpty()) {
            return refusals;
        }
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
}
