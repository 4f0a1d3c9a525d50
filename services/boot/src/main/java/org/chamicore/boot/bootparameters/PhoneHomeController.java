package org.chamicore.boot.bootparameters;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.CloudInit;
import org.chamicore.boot.configuration.PhoneHome;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.node.Node;
import org.chamicore.web.address.IpAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A node says that it is up. Who it is its address tells; older servers take JSON, and cloud-init itself sends a form. */
@RestController
@RequestMapping({"", BootPaths.ROOT, BootPaths.GATEWAY_ROOT, BootPaths.GATEWAY})
class PhoneHomeController {

    private static final int LONGEST = 16_384;

    private final BootParametersService service;
    private final CurrentDirectory directory;
    private final JsonMapper json;

    PhoneHomeController(BootParametersService service, CurrentDirectory directory, JsonMapper json) {
        this.json = json;
        this.service = service;
        this.directory = directory;
    }

    @Operation(
            summary = "Keep the keys and names of the node that asks; takes JSON, and forms as cloud-init sends them")
    @PostMapping("/phone-home")
    BootParametersRecord phoneHome(@Parameter(hidden = true) HttpServletRequest request, @RequestBody byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return store(request, text.stripLeading().startsWith("{") ? json(text, request) : form(text));
    }

    private PhoneHome json(String text, HttpServletRequest request) {
        try {
            return json.readValue(text, PhoneHome.class);
        } catch (JacksonException unreadable) {
            throw new HttpMessageNotReadableException(
                    "The body cannot be read", unreadable, new ServletServerHttpRequest(request));
        }
    }

    private static PhoneHome form(String text) {
        Map<String, @Nullable String> fields = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int end = pair.indexOf('=');
            if (end < 1) {
                throw BootParametersProblem.BAD_PHONE_HOME.with("The body must be a JSON object or a form");
            }
            fields.put(decoded(pair.substring(0, end)), decoded(pair.substring(end + 1)));
        }
        return new PhoneHome(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw BootParametersProblem.BAD_PHONE_HOME.with("The body must be a JSON object or a form");
        }
    }

    private BootParametersRecord store(HttpServletRequest request, PhoneHome told) {
        Node node = IpAddress.parse(request.getRemoteAddr())
                .flatMap(directory.getComplete()::findNode)
                .orElseThrow(() -> BootParametersProblem.UNKNOWN_CALLER.with("No node has the address that asks"));
        told.fields().forEach((name, value) -> {
            if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
                throw BootParametersProblem.BAD_PHONE_HOME.with(
                        "%s must not be longer than %d characters, nor hold a zero".formatted(name, LONGEST));
            }
        });
        Set<Selector> selector = Set.of(Selector.of(node.xname()));
        CloudInit cloudInit = new CloudInit(null, null, told);
        WriteAnswers.of(
                service.write(Write.merge(selector, BootParameters.of(null, null, null, cloudInit))), HttpStatus.OK);
        return new BootParametersRecord(
                List.copyOf(selector),
                List.of(),
                List.of(),
                BootParametersRecord.EMPTY.params(),
                BootParametersRecord.EMPTY.kernel(),
                BootParametersRecord.EMPTY.initrd(),
                cloudInit);
    }
}
