package org.chamicore.inventory.powermap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/hsm/v2/sysinfo/powermaps")
class PowerMapController {

    private final PowerMapService maps;
    private final Lists lists;
    private final EntityTags tags;

    PowerMapController(PowerMapService maps, Lists lists, EntityTags tags) {
        this.maps = maps;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        lists.array(
                ListRequest.of(request, response),
                List.of(Kind.POWER_MAP),
                (page, things) ->
                        maps.forEach(page, map -> things.accept(map.id().value(), map)));
    }

    @GetMapping("/{xname}")
    ResponseEntity<PowerMap> find(@PathVariable String xname) {
        return maps.find(id(xname)).map(tags::ok).orElseThrow(PowerMapController::noSuchXname);
    }

    @PostMapping
    Message write(@RequestBody List<@Nullable PowerMapSpec> sent) {
        List<PowerMap> wanted = Items.readAll(
                "",
                sent,
                each -> listed(Objects.requireNonNullElse(each, PowerMapSpec.NOTHING)),
                index -> sent.get(index) == null || sent.get(index).poweredBy() == null
                        ? ""
                        : "couldn't validate map data at idx %d: ".formatted(index));
        maps.write(wanted);
        return Message.of("Created or modified %d entries".formatted(wanted.size()));
    }

    @PutMapping("/{xname}")
    ResponseEntity<PowerMap> replace(
            @PathVariable String xname,
            @RequestBody PowerMapSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (sent.poweredBy() == null) {
            throw Refusal.at("poweredBy", "poweredby is required in PUT body");
        }
        PowerMap wanted = Items.read("", sent, spec -> spec.read(xname), "couldn't validate PowerMap data: ");
        String name = Objects.requireNonNullElse(sent.id(), "");
        if (!name.isEmpty() && !Xname.find(name).equals(Optional.of(wanted.id()))) {
            throw Refusal.at("id", "xname in URL and PUT body do not match");
        }
        maps.write(wanted, demanded);
        return tags.ok(wanted);
    }

    @DeleteMapping("/{xname}")
    Message delete(
            @PathVariable String xname,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (!maps.delete(id(xname), demanded)) {
            throw noSuchXname();
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = maps.deleteAll();
        if (deleted == 0) {
            throw PowerMapProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }

    private static PowerMap listed(PowerMapSpec sent) {
        if (sent.poweredBy() == null) {
            throw new InvalidItemException("poweredBy", "poweredby is required for PowerMaps");
        }
        return sent.read(sent.id());
    }

    private static Xname id(String text) {
        return Xname.find(text).orElseThrow(() -> Refusal.at("xname", "invalid xname"));
    }

    private static ErrorResponseException noSuchXname() {
        return PowerMapProblem.NO_SUCH_POWER_MAP.with("no such xname.");
    }
}
