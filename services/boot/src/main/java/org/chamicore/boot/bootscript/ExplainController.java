package org.chamicore.boot.bootscript;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.BootProperties;
import org.chamicore.boot.directory.CurrentDirectory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT + "/explain", BootPaths.GATEWAY + "/explain"})
class ExplainController {

    private final CurrentDirectory directory;
    private final Scripts scripts;
    private final Explainer explainer;
    private final BootProperties boot;

    ExplainController(CurrentDirectory directory, Scripts scripts, Explainer explainer, BootProperties boot) {
        this.directory = directory;
        this.scripts = scripts;
        this.explainer = explainer;
        this.boot = boot;
    }

    @Operation(
            summary = "Why a node gets its script",
            description = "Takes what a node would ask; nothing is recorded as a request")
    @Parameter(name = "mac", in = ParameterIn.QUERY, description = "One of its MAC addresses")
    @Parameter(name = "name", in = ParameterIn.QUERY, description = "Its xname or fully qualified name")
    @Parameter(name = "nid", in = ParameterIn.QUERY, description = "Its number")
    @Parameter(name = "arch", in = ParameterIn.QUERY, description = "Its architecture, as iPXE's ${buildarch}")
    @Parameter(name = "retry", in = ParameterIn.QUERY, description = "How often it asked before")
    @GetMapping
    Explanation explain(@Parameter(hidden = true) HttpServletRequest request) {
        return explainer.explain(
                directory.getComplete(), scripts.read(request::getParameter), Addresses.of(request, boot));
    }
}
