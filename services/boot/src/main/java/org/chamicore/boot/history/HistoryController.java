package org.chamicore.boot.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.configuration.SelectorQuery;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.node.Xname;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT, BootPaths.GATEWAY})
class HistoryController {

    private static final Set<String> ENDPOINTS = Set.of("bootscript", "user-data");
    private static final int MOST = 1000;

    private final HistoryRepository history;
    private final CurrentDirectory directory;

    HistoryController(HistoryRepository history, CurrentDirectory directory) {
        this.history = history;
        this.directory = directory;
    }

    @Operation(
            summary = "What nodes asked and were told, the newest first",
            description =
                    "A node's requests are found by each of its names. Ask again with before=<id of the last> for more")
    @Parameter(name = "name", in = ParameterIn.QUERY, description = "Xnames or names; may be repeated, and hold commas")
    @Parameter(name = "mac", in = ParameterIn.QUERY, description = "MAC addresses; may be repeated, and hold commas")
    @Parameter(name = "nid", in = ParameterIn.QUERY, description = "Node numbers; may be repeated, and hold commas")
    @GetMapping("/history")
    List<PastRequest> history(
            @Parameter(hidden = true) HttpServletRequest request,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        if (limit < 1 || limit > MOST) {
            throw HistoryProblem.BAD_QUERY.with("limit must be from 1 to %d".formatted(MOST));
        }
        return history.find(names(request), before, limit);
    }

    @Operation(summary = "When nodes were last given a boot script or user-data")
    @GetMapping("/endpoint-history")
    List<EndpointAccess> accesses(
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String endpoint) {
        Optional<String> node =
                Optional.of(name).filter(text -> !text.isEmpty()).map(HistoryController::xname);
        Optional<String> what = Optional.of(endpoint).filter(text -> !text.isEmpty());
        if (what.filter(text -> !ENDPOINTS.contains(text)).isPresent()) {
            throw HistoryProblem.BAD_QUERY.with("endpoint must be bootscript or user-data");
        }
        List<EndpointAccess> found = history.findAccesses(node, what);
        return found.isEmpty() && node.isPresent() && what.isPresent()
                ? List.of(new EndpointAccess(node.get(), what.get(), 0))
                : found;
    }

    private Set<String> names(HttpServletRequest request) {
        try {
            Set<String> names = new TreeSet<>();
            for (Selector each : SelectorQuery.read(request::getParameterValues)) {
                directory.get().synonyms(each).stream().map(Selector::toString).forEach(names::add);
            }
            return names;
        } catch (IllegalArgumentException refused) {
            throw HistoryProblem.BAD_QUERY.with(String.valueOf(refused.getMessage()));
        }
    }

    private static String xname(String text) {
        return Xname.find(text)
                .orElseThrow(() -> HistoryProblem.BAD_QUERY.with("name must be the xname of a node, as x1000c0s1b0n0"))
                .value();
    }
}
