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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping({BootPaths.ROOT, BootPaths.GATEWAY})
class BootScriptController {

    private final BootScripts scripts;
    private final BootProperties boot;
    private final JsonMapper json;

    BootScriptController(BootScripts scripts, BootProperties boot, JsonMapper json) {
        this.json = json;
        this.scripts = scripts;
        this.boot = boot;
    }

    /** Reads and writes by hand: a whole cluster asks here at once, and needs neither conversion nor negotiation. */
    @Operation(
            summary = "The iPXE script for a node",
            description = "The first identifier given counts: mac, name, nid")
    @Parameter(name = "mac", in = ParameterIn.QUERY, description = "One of its MAC addresses, in any usual form")
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "Its xname or fully qualified name; also taken as xname or host")
    @Parameter(name = "nid", in = ParameterIn.QUERY, description = "Its number")
    @Parameter(name = "arch", in = ParameterIn.QUERY, description = "Its architecture, as iPXE's ${buildarch}")
    @Parameter(name = "retry", in = ParameterIn.QUERY, description = "How often it asked before")
    @Parameter(name = "json", in = ParameterIn.QUERY, description = "1 for the facts behind the script instead of it")
    @Parameter(name = "ts", in = ParameterIn.QUERY, description = "When it first asked, in Unix seconds")
    @GetMapping("/bootscript")
    void bootScript(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (isFactsWanted(request)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(
                    response.getOutputStream(), scripts.facts(request::getParameter, Addresses.of(request, boot)));
            return;
        }
        byte[] script = scripts.script(request::getParameter, Addresses.of(request, boot), request.getRemoteAddr())
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(script.length);
        response.getOutputStream().write(script);
    }

    private static boolean isFactsWanted(HttpServletRequest request) {
        return BootScriptQuery.number(request.getParameter("json"), 0) != 0;
    }
}
