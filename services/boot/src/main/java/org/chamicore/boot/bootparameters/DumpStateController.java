package org.chamicore.boot.bootparameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.host.Hosts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping({BootPaths.ROOT + "/dumpstate", BootPaths.GATEWAY + "/dumpstate"})
class DumpStateController {

    /** Everything that boot scripts are made of, but for what is kept for cloud-init. */
    record DumpState(
            @JsonProperty("Components") List<JsonNode> components,
            @JsonProperty("Params") List<BootParametersRecord> params) {}

    private final Hosts hosts;
    private final BootParametersService service;

    DumpStateController(Hosts hosts, BootParametersService service) {
        this.hosts = hosts;
        this.service = service;
    }

    @Operation(summary = "All nodes and all boot parameters, without cloud-init data")
    @GetMapping
    DumpState dump() {
        return new DumpState(
                hosts.all(),
                service.findAll().stream()
                        .map(BootParametersRecord::withoutCloudInit)
                        .toList());
    }
}
