package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hardware by where it sits. */
@RestController
@RequestMapping("/hsm/v2/Inventory/Hardware")
class HardwareController {

    record Creation(@JsonProperty("Hardware") @Nullable List<@Nullable HardwareSpec> hardware) {}

    private final HardwareService hardware;
    private final Lists lists;
    private final EntityTags tags;

    HardwareController(HardwareService hardware, Lists lists, EntityTags tags) {
        this.hardware = hardware;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        HardwareFilter filter = HardwareFilter.ofPlaces(asked.query());
        lists.array(
                asked,
                List.of(Kind.HARDWARE, Kind.HARDWARE_FRU, Kind.MEMBERSHIP),
                (page, things) -> hardware.forEach(
                        filter, page, each -> things.accept(each.place().name(), each)));
    }

    @GetMapping("/{xname}")
    ResponseEntity<HardwareLocation> find(@PathVariable String xname) {
        return Xname.find(xname).flatMap(hardware::find).map(tags::ok).orElseThrow(HardwareController::noSuchXname);
    }

    @GetMapping("/Query/{xname}")
    HardwareTree query(@PathVariable String xname, @RequestParam MultiValueMap<String, String> parameters) {
        return hardware.find(HardwareQuery.of(xname, QueryParameters.of(parameters)));
    }

    @PostMapping
    Message write(@RequestBody Creation sent) {
        List<HardwareLocation> found = Items.readAll(
                "Hardware",
                Optional.ofNullable(sent.hardware()).orElseGet(List::of),
                each -> HardwareSpecs.read(Objects.requireNonNullElse(each, HardwareSpec.NOTHING)),
                index -> "");
        hardware.write(found);
        return Message.of("Created %d entries".formatted(found.size()));
    }

    @DeleteMapping("/{xname}")
    Message delete(
            @PathVariable String xname,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (!Xname.find(xname).map(id -> hardware.delete(id, demanded)).orElse(false)) {
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
