package org.chamicore.boot.bootparameters;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.bootscript.Impact;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.Selector;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT + "/bootparameters/params", BootPaths.GATEWAY + "/bootparameters/params"})
class KernelParameterController {

    private final BootParametersService service;

    KernelParameterController(BootParametersService service) {
        this.service = service;
    }

    @Operation(summary = "Kernel command lines, one parameter at a time")
    @GetMapping
    List<KernelParameterRecord> find(@Parameter(hidden = true) HttpServletRequest request) {
        Set<Selector> selectors = BootParametersController.inQuery(request);
        List<BootParametersRecord> found = selectors.isEmpty()
                ? service.findAll()
                : service.find(selectors, BootParameters.of(null, null, null, null));
        if (found.isEmpty() && !selectors.isEmpty()) {
            throw BootParametersProblem.NOT_BOUND.with("No boot parameters for these", selectors);
        }
        return found.stream().map(KernelParameterRecord::of).toList();
    }

    @Operation(summary = "Add, set or remove single kernel parameters, without touching the rest")
    @PatchMapping
    ResponseEntity<Impact> edit(
            @RequestBody KernelParameterEdit edit, @RequestParam(defaultValue = "false") boolean dryRun) {
        if (edit.isNone()) {
            throw BootParametersProblem.NOTHING_TO_STORE.with("Give at least one of add, set and remove");
        }
        Write write = new Write.Change(WriteAnswers.named(edit.selectors()), edit::apply);
        try {
            return WriteAnswers.of(dryRun ? service.preview(write) : service.write(write), HttpStatus.OK);
        } catch (IllegalArgumentException refused) {
            throw BootParametersProblem.BAD_RESULT.with("params %s".formatted(refused.getMessage()));
        }
    }
}
