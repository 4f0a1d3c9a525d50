package org.chamicore.boot.seed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.bootscript.Precedence.Choice;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.history.BootRequest;
import org.chamicore.boot.history.RequestLog;
import org.chamicore.boot.node.Node;
import org.chamicore.web.address.IpAddress;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping({"", BootPaths.ROOT, BootPaths.GATEWAY_ROOT, BootPaths.GATEWAY})
class SeedController {

    private static final MediaType YAML = MediaType.parseMediaType("text/yaml;charset=UTF-8");

    private final CurrentDirectory directory;
    private final RequestLog log;
    private final JsonMapper json;

    SeedController(CurrentDirectory directory, RequestLog log, JsonMapper json) {
        this.directory = directory;
        this.log = log;
        this.json = json;
    }

    @Operation(summary = "What cloud-init is told of the node that asks; with key, one value of it by its dotted path")
    @GetMapping("/meta-data")
    JsonNode metaData(
            @Parameter(hidden = true) HttpServletRequest request, @RequestParam(defaultValue = "") String key) {
        JsonNode value = seed(request).metaData();
        for (String name : key.isEmpty() ? new String[0] : key.split("\\.", -1)) {
            value = value.path(name);
        }
        if (value.isMissingNode()) {
            throw SeedProblem.NO_SUCH_KEY.with("The meta-data has no %s".formatted(key));
        }
        return value;
    }

    @Operation(summary = "The cloud-config of the node that asks")
    @GetMapping("/user-data")
    ResponseEntity<String> userData(@Parameter(hidden = true) HttpServletRequest request) {
        SeedData seed = seed(request);
        Map<?, ?> data = json.treeToValue(seed.userData(), Map.class);
        seed.node().ifPresent(node -> log.add(request(node, seed, request.getRemoteAddr())));
        return ResponseEntity.ok().contentType(YAML).body("#cloud-config\n" + yaml().dump(data));
    }

    private SeedData seed(HttpServletRequest request) {
        return SeedData.of(directory.getComplete(), IpAddress.parse(request.getRemoteAddr()));
    }

    private static BootRequest request(Node node, SeedData seed, String caller) {
        Optional<Choice> choice = seed.choice();
        return new BootRequest(
                caller,
                new BootRequest.Asked(Selector.of(node.xname()), Optional.of(node.xname()), Optional.empty(), 0),
                new BootRequest.Answered(
                        BootRequest.USER_DATA,
                        choice.map(Choice::selector),
                        choice.map(each -> each.configuration().id()),
                        "asked for user-data"));
    }

    /** It keeps state while it writes, so each document has its own. */
    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(options);
    }
}
