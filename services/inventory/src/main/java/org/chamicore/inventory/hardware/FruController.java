package org.chamicore.inventory.hardware;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.chamicore.inventory.hardware.FruDeletion.Deleted;
import org.chamicore.inventory.hardware.FruDeletion.InUse;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.StreamedJson;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The units themselves, wherever they sit. */
@RestController
@RequestMapping("/hsm/v2/Inventory/HardwareByFRU")
class FruController {

    private final FruService frus;
    private final StreamedJson streamed;

    FruController(FruService frus, StreamedJson streamed) {
        this.frus = frus;
        this.streamed = streamed;
    }

    @GetMapping
    void list(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        HardwareFilter filter = HardwareFilter.ofUnits(QueryParameters.of(parameters));
        streamed.array(response, (Consumer<Fru> list) -> frus.forEach(filter, list));
    }

    @GetMapping("/{fruid}")
    Fru find(@PathVariable String fruid) {
        return frus.find(fruid).orElseThrow(FruController::noSuchFru);
    }

    @DeleteMapping("/{fruid}")
    Message delete(@PathVariable String fruid) {
        if (deleted(frus.delete(fruid)) == 0) {
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
