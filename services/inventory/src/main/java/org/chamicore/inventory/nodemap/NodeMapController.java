package org.chamicore.inventory.nodemap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.nodemap.StoreOutcome.NidTaken;
import org.chamicore.inventory.nodemap.StoreOutcome.Stored;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.FieldError;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/hsm/v2/Defaults/NodeMaps")
class NodeMapController {

    private final NodeMapService maps;
    private final NodeMapSpecs specs;
    private final Lists lists;
    private final EntityTags tags;

    NodeMapController(NodeMapService maps, NodeMapSpecs specs, Lists lists, EntityTags tags) {
        this.maps = maps;
        this.specs = specs;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        lists.object(
                ListRequest.of(request, response),
                List.of(Kind.NODE_MAP),
                "NodeMaps",
                (page, things) ->
                        maps.forEach(page, map -> things.accept(map.id().value(), map)));
    }

    @GetMapping("/{xname}")
    ResponseEntity<NodeMap> find(@PathVariable String xname) {
        return Xname.find(xname).flatMap(maps::find).map(tags::ok).orElseThrow(NodeMapController::noSuchMap);
    }

    @PostMapping
    Message store(@RequestBody NodeMapSpec sent) {
        List<NodeMap> wanted = specs.readAll(sent);
        return switch (maps.store(wanted, IfMatch.ANYTHING)) {
            case Stored() -> Message.of("Created or modified %d entries".formatted(wanted.size()));
            case NidTaken(Set<Xname> nodes) ->
                throw nidTaken(
                        "operation would conflict with an existing xname ID that has the same NID.",
                        IntStream.range(0, wanted.size())
                                .filter(place ->
                                        nodes.contains(wanted.get(place).id()))
                                .limit(Items.MOST_ERRORS)
                                .mapToObj(place ->
                                        sent.nodeMaps() == null ? "NID" : "NodeMaps[%d].NID".formatted(place)));
        };
    }

    @PutMapping("/{xname}")
    NodeMap replace(
            @PathVariable String xname,
            @RequestBody NodeMapSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (!sent.isNameless() && !Xname.find(String.valueOf(sent.id())).equals(Xname.find(xname))) {
            throw Refusal.at("ID", "xname in URL and PUT body do not match");
        }
        NodeMap wanted = specs.readOne(xname.toLowerCase(Locale.ROOT), sent);
        return switch (maps.store(List.of(wanted), demanded)) {
            case Stored() -> wanted;
            case NidTaken taken ->
                throw nidTaken(
                        "operation would conflict with an existing resource that has the same NID", Stream.of("NID"));
        };
    }

    @DeleteMapping("/{xname}")
    Message delete(
            @PathVariable String xname,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        Xname id = Xname.find(xname).orElseThrow(() -> Refusal.at("xname", "invalid xname"));
        if (!maps.delete(id, demanded)) {
            throw noSuchMap();
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = maps.deleteAll();
        if (deleted == 0) {
            throw NodeMapProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }

    private static ErrorResponseException nidTaken(String detail, Stream<String> fields) {
        return Refusal.of(
                HttpStatus.CONFLICT,
                detail,
                fields.map(field -> new FieldError(field, detail)).toList());
    }

    private static ErrorResponseException noSuchMap() {
        return NodeMapProblem.NO_SUCH_MAP.with("no such xname.");
    }
}
