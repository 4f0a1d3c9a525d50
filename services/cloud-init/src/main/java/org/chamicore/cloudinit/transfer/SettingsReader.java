package org.chamicore.cloudinit.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chamicore.cloudinit.cloudconfig.YamlReader;
import org.chamicore.cloudinit.cloudconfig.YamlRefusedException;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is to be imported: an export, or the files that OpenCHAMI's server reads at its start, which are YAML. */
@Component
class SettingsReader {

    private static final Set<String> NAMES =
            Set.of("cluster-defaults", "clusterdefaults", "groups", "instance-info", "instances");

    private final JsonMapper json;

    SettingsReader(JsonMapper json) {
        this.json = json;
    }

    Settings read(byte[] body, HttpServletRequest request) {
        try {
            JsonNode tree = isYaml(body) ? yaml(body) : json.readTree(body);
            Settings settings = json.treeToValue(tree, Settings.class);
            if (settings == null || tree.propertyStream().noneMatch(each -> isName(each.getKey()))) {
                throw TransferProblem.NOTHING_TO_IMPORT.with(
                        List.of(new FieldRefusal("body", "must have cluster-defaults, groups or instance-info")));
            }
            return settings;
        } catch (JacksonException unreadable) {
            throw new HttpMessageNotReadableException(
                    "the body cannot be read", unreadable, new ServletServerHttpRequest(request));
        }
    }

    /** What begins as no JSON does. */
    private static boolean isYaml(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 1024), StandardCharsets.UTF_8).strip();
        return !start.isEmpty() && "{[\"".indexOf(start.charAt(0)) < 0;
    }

    private static JsonNode yaml(byte[] body) {
        try {
            return YamlReader.read(body).value();
        } catch (YamlRefusedException refused) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.BAD_REQUEST, "The body is neither JSON nor YAML: " + refused.told(0));
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, refused);
        }
    }

    private static boolean isName(String key) {
        return NAMES.contains(key.toLowerCase(Locale.ROOT));
    }
}
