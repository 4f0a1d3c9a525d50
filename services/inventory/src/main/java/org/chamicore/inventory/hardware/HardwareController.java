package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.StreamedJson;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hardware by where it sits. */
@RestController
@RequestMapping("/hsm/v2/Inventory/Hardware")
class HardwareController {

    record Creation(@JsonProperty("Hardware") @Nullable List<@Nullable HardwareSpec> hardware) {}

    private final HardwareService hardware;
    private final StreamedJson streamed;

    HardwareController(HardwareService hardware, StreamedJson streamed) {
        this.hardware = hardware;
        this.streamed = streamed;
    }

    @GetMapping
    void list(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        HardwareFilter filter = HardwareFilter.ofPlaces(QueryParameters.of(parameters));
        streamed.array(response, (Consumer<HardwareLocation> list) -> hardware.forEach(filter, list));
    }

    @GetMapping("/{xname}")
    HardwareLocation find(@PathVariable String xname) {
        return Xname.find(xname).flatMap(hardware::find).orElseThrow(HardwareController::noSuchXname);
    }

    @GetMapping("/Query/{xname}")
    HardwareTree query(@PathVariable String xname, @RequestParam MultiValueMap<String, String> parameters) {
        return hardware.find(HardwareQuery.of(xname, QueryParameters.of(parameters)));
    }

    @PostMapping
    Message write(@RequestBody Creation sent) {
        List<HardwareLocation> found = new ArrayList<>();
        for (HardwareSpec each : Optional.ofNullable(sent.hardware()).orElseGet(List::of)) {
            try {
                found.add(HardwareSpecs.read(Objects.requireNonNullElse(each, HardwareSpec.NOTHING)));
            } catch (InvalidHardwareException invalid) {
                throw HardwareProblem.INVALID.with(String.valueOf(invalid.getMessage()));
            }
        }
        hardware.write(found);
        return Message.of("Created %d entries".formatted(found.size()));
    }

    @DeleteMapping("/{xname}")
    Message delete(@PathVariable String xname) {
        if (!Xname.find(xname).map(hardware::delete).orElse(false)) {
            throw noSuchXname();
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = hardware.deleteAll();
        if (deleted == 0) {
            throw HardwareProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }

    private static ErrorResponseException noSuchXname() {
        return HardwareProblem.NO_SUCH_HARDWARE.with("no such xname.");
    }
}
