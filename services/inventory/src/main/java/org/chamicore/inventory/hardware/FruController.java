package org.chamicore.inventory.hardware;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.hardware.FruDeletion.Deleted;
import org.chamicore.inventory.hardware.FruDeletion.InUse;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The units themselves, wherever they sit. */
@RestController
@RequestMapping("/hsm/v2/Inventory/HardwareByFRU")
class FruController {

    private final FruService frus;
    private final Lists lists;
    private final EntityTags tags;

    FruController(FruService frus, Lists lists, EntityTags tags) {
        this.frus = frus;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        HardwareFilter filter = HardwareFilter.ofUnits(asked.query());
        lists.array(
                asked,
                List.of(Kind.HARDWARE_FRU),
                (page, things) -> frus.forEach(filter, page, fru -> things.accept(fru.fruId(), fru)));
    }

    @GetMapping("/{fruid}")
    ResponseEntity<Fru> find(@PathVariable String fruid) {
        return frus.find(fruid).map(tags::ok).orElseThrow(FruController::noSuchFru);
    }

    @DeleteMapping("/{fruid}")
    Message delete(
            @PathVariable String fruid,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (deleted(frus.delete(fruid, demanded)) == 0) {
            throw noSuchFru();
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = deleted(frus.deleteAll());
        if (deleted == 0) {
            throw HardwareProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }

    private static int deleted(FruDeletion outcome) {
        return switch (outcome) {
            case Deleted(int count) -> count;
            case InUse() ->
                throw HardwareProblem.IN_USE.with("operation would remove a FRU that a hardware location refers to.");
        };
    }

    private static ErrorResponseException noSuchFru() {
        return HardwareProblem.NO_SUCH_HARDWARE.with("no such FRU ID.");
    }
}
