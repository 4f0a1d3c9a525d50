package org.chamicore.boot.host;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.configuration.SelectorQuery;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.directory.Directory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping({BootPaths.ROOT + "/hosts", BootPaths.GATEWAY + "/hosts"})
class HostController {

    private final CurrentDirectory directory;
    private final Hosts hosts;

    HostController(CurrentDirectory directory, Hosts hosts) {
        this.directory = directory;
        this.hosts = hosts;
    }

    @Operation(
            summary = "The nodes as booting sees them",
            description = "All, in the order of xnames; or those asked for: names, then MAC addresses, then numbers")
    @Parameter(name = "name", in = ParameterIn.QUERY, description = "Xnames; may be repeated, and hold commas")
    @Parameter(name = "mac", in = ParameterIn.QUERY, description = "MAC addresses; may be repeated, and hold commas")
    @Parameter(name = "nid", in = ParameterIn.QUERY, description = "Node numbers; may be repeated, and hold commas")
    @GetMapping
    List<JsonNode> find(@Parameter(hidden = true) HttpServletRequest request) {
        List<Selector> asked = asked(request);
        Directory current = directory.getComplete();
        if (asked.isEmpty()) {
            return hosts.all();
        }
        return asked.stream()
                .map(each -> current.findNode(each)
                        .orElseThrow(() -> HostProblem.NO_SUCH_HOST.with("No host %s".formatted(each))))
                .map(hosts::host)
                .toList();
    }

    private static List<Selector> asked(HttpServletRequest request) {
        try {
            return SelectorQuery.read(request::getParameterValues);
        } catch (IllegalArgumentException refused) {
            throw HostProblem.BAD_QUERY.with(String.valueOf(refused.getMessage()));
        }
    }
}
