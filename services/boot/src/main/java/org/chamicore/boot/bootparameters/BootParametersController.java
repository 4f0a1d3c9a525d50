package org.chamicore.boot.bootparameters;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.bootscript.Impact;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.configuration.SelectorQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping({BootPaths.ROOT + "/bootparameters", BootPaths.GATEWAY + "/bootparameters"})
class BootParametersController {

    private final BootParametersService service;
    private final JsonMapper json;

    BootParametersController(BootParametersService service, JsonMapper json) {
        this.service = service;
        this.json = json;
    }

    /** What is asked for may stand in the query and, as older clients send it, in a body; both count. */
    @GetMapping
    List<BootParametersRecord> find(
            @Parameter(hidden = true) HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body) {
        Set<Selector> selectors = inQuery(request);
        BootParametersRecord wanted = body == null || body.length == 0
                ? BootParametersRecord.EMPTY
                : read(body, selectors.isEmpty(), request);
        selectors.addAll(wanted.selectors());
        BootParameters images = wanted.parameters();
        if (selectors.isEmpty() && images.kernel().isNone() && images.initrd().isNone()) {
            return service.findAll();
        }
        List<BootParametersRecord> found = service.find(selectors, images);
        if (found.isEmpty()) {
            throw BootParametersProblem.NOT_BOUND.with(
                    "No boot parameters for these %s".formatted(String.join(", ", kinds(selectors, images))),
                    selectors);
        }
        return found;
    }

    @Operation(summary = "Give nodes boot parameters that have none yet")
    @PostMapping
    ResponseEntity<Impact> create(
            @RequestBody BootParametersRecord record, @RequestParam(defaultValue = "false") boolean dryRun) {
        if (record.selectors().contains(Selector.ALL)) {
            throw BootParametersProblem.BAD_QUERY.with("hosts: all cannot be new");
        }
        return answer(
                new Write.Create(WriteAnswers.named(record.selectors()), stored(record)), dryRun, HttpStatus.CREATED);
    }

    @Operation(summary = "Give nodes these boot parameters, whatever they had")
    @PutMapping
    ResponseEntity<Impact> replace(
            @RequestBody BootParametersRecord record, @RequestParam(defaultValue = "false") boolean dryRun) {
        return answer(new Write.Replace(WriteAnswers.named(record.selectors()), stored(record)), dryRun, HttpStatus.OK);
    }

    @Operation(summary = "Change the parts given")
    @PatchMapping
    ResponseEntity<Impact> merge(
            @RequestBody BootParametersRecord record, @RequestParam(defaultValue = "false") boolean dryRun) {
        return answer(Write.merge(WriteAnswers.named(record.selectors()), stored(record)), dryRun, HttpStatus.OK);
    }

    /** Whose parameters go may stand in the body or in the query. What else the body says does not matter. */
    @Operation(summary = "Take nodes' boot parameters away")
    @DeleteMapping
    ResponseEntity<Impact> delete(
            @Parameter(hidden = true) HttpServletRequest request,
            @RequestBody(required = false) @Nullable BootParametersRecord record,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        Set<Selector> selectors = inQuery(request);
        if (record != null) {
            selectors.addAll(record.selectors());
        }
        return answer(new Write.Delete(WriteAnswers.named(selectors)), dryRun, HttpStatus.OK);
    }

    /** A body that cannot be read does not matter beside a query. */
    private BootParametersRecord read(byte[] body, boolean matters, HttpServletRequest request) {
        try {
            BootParametersRecord record = json.readValue(body, BootParametersRecord.class);
            return record == null ? BootParametersRecord.EMPTY : record;
        } catch (JacksonException unreadable) {
            if (!matters) {
                return BootParametersRecord.EMPTY;
            }
            throw new HttpMessageNotReadableException(
                    "The body cannot be read", unreadable, new ServletServerHttpRequest(request));
        }
    }

    static Set<Selector> inQuery(HttpServletRequest request) {
        try {
            return new TreeSet<>(SelectorQuery.read(request::getParameterValues));
        } catch (IllegalArgumentException refused) {
            throw BootParametersProblem.BAD_QUERY.with(String.valueOf(refused.getMessage()));
        }
    }

    private ResponseEntity<Impact> answer(Write write, boolean dryRun, HttpStatus status) {
        return WriteAnswers.of(dryRun ? service.preview(write) : service.write(write), status);
    }

    private static BootParameters stored(BootParametersRecord record) {
        if (record.parameters().isNone()) {
            throw BootParametersProblem.NOTHING_TO_STORE.with(
                    "Give at least one of kernel, initrd, params and cloud-init");
        }
        return record.parameters();
    }

    private static List<String> kinds(Set<Selector> selectors, BootParameters images) {
        List<String> kinds = new ArrayList<>();
        if (selectors.stream().anyMatch(Selector::isHost)) {
            kinds.add("Hosts");
        }
        if (selectors.stream().anyMatch(each -> each.kind() == Selector.Kind.MAC)) {
            kinds.add("MACs");
        }
        if (selectors.stream().anyMatch(each -> each.kind() == Selector.Kind.NID)) {
            kinds.add("NIDs");
        }
        if (!images.kernel().isNone()) {
            kinds.add("kernel");
        }
        if (!images.initrd().isNone()) {
            kinds.add("initrd");
        }
        return kinds;
    }
}
