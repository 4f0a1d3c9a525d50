package org.chamicore.cloudinit.progress;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProgressController {

    private final ProgressService nodes;

    ProgressController(ProgressService nodes) {
        this.nodes = nodes;
    }

    @Operation(summary = "Every node, and whether it has finished, runs, is late or never asked")
    @GetMapping("/admin/nodes")
    List<NodeProgress> list(@RequestParam(required = false) @Nullable Wanted state) {
        return nodes.list().stream()
                .filter(each -> state == null || each.state().equals(state.name()))
                .toList();
    }

    /** A state as clients write it. */
    record Wanted(String name) {

        /** @throws IllegalArgumentException when there is no such state */
        public static Wanted valueOf(String text) {
            Progress state = Progress.valueOf(text.toUpperCase(Locale.ROOT));
            return new Wanted(state.name().toLowerCase(Locale.ROOT));
        }
    }
}
