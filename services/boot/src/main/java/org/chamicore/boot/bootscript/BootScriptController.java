package org.chamicore.boot.bootscript;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.BootProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT, BootPaths.GATEWAY})
class BootScriptController {

    private final BootScripts scripts;
    private final BootProperties boot;

    BootScriptController(BootScripts scripts, BootProperties boot) {
        this.scripts = scripts;
        this.boot = boot;
    }

    /** Reads and writes by hand: a whole cluster asks here at once, and needs neither conversion nor negotiation. */
    @Operation(
            summary = "The iPXE script for a node",
            description = "The first identifier given counts: mac, name, nid")
    @Parameter(name = "mac", in = ParameterIn.QUERY, description = "One of its MAC addresses, in any usual form")
    @Parameter(name = "name", in = ParameterIn.QUERY, description = "Its xname; also taken as xname or host")
    @Parameter(name = "nid", in = ParameterIn.QUERY, description = "Its number")
    @Parameter(name = "arch", in = ParameterIn.QUERY, description = "Its architecture, as iPXE's ${buildarch}")
    @Parameter(name = "retry", in = ParameterIn.QUERY, description = "How often it asked before")
    @Parameter(name = "ts", in = ParameterIn.QUERY, description = "When it first asked, in Unix seconds")
    @GetMapping("/bootscript")
    void bootScript(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        byte[] script = scripts.script(request::getParameter, Addresses.of(request, boot))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(script.length);
        response.getOutputStream().write(script);
    }
}
