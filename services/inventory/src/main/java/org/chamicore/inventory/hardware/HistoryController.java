package org.chamicore.inventory.hardware;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to hardware, by place and by unit. */
@RestController
@RequestMapping("/hsm/v2/Inventory")
class HistoryController {

    private static final String PLACES = "/Hardware/History";
    private static final String UNITS = "/HardwareByFRU/History";

    private final HistoryService histories;
    private final Lists lists;

    HistoryController(HistoryService histories, Lists lists) {
        this.histories = histories;
        this.lists = lists;
    }

    @GetMapping(PLACES)
    void places(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        EventFilter filter = EventFilter.of(asked.query());
        lists.object(
                asked,
                List.of(Kind.HARDWARE_HISTORY),
                "Components",
                (page, things) -> histories.ofPlaces(filter, page, each -> things.accept(each.id(), each)));
    }

    @GetMapping(UNITS)
    void units(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        EventFilter filter = EventFilter.of(asked.query());
        lists.object(
                asked,
                List.of(Kind.HARDWARE_HISTORY),
                "Components",
                (page, things) -> histories.ofUnits(filter, page, each -> things.accept(each.id(), each)));
    }

    @GetMapping(PLACES + "/{xname}")
    History place(@PathVariable String xname, @RequestParam MultiValueMap<String, String> parameters) {
        String id = HardwareFilter.xname("xname", xname);
        List<History> found = new ArrayList<>();
        histories.ofPlaces(EventFilter.of(QueryParameters.of(parameters)).at(id), Page.ALL, found::add);
        return found.isEmpty() ? new History(id, List.of()) : found.getFirst();
    }

    @GetMapping(UNITS + "/{fruid}")
    History unit(@PathVariable String fruid, @RequestParam MultiValueMap<String, String> parameters) {
        List<History> found = new ArrayList<>();
        histories.ofUnits(EventFilter.of(QueryParameters.of(parameters)).about(fruid), Page.ALL, found::add);
        return found.isEmpty() ? new History(fruid, List.of()) : found.getFirst();
    }

    @DeleteMapping(PLACES)
    Message deleteAll() {
        return deleted(EventFilter.of(QueryParameters.of(Map.of())));
    }

    @DeleteMapping(PLACES + "/{xname}")
    Message deletePlace(@PathVariable String xname) {
        return deleted(EventFilter.of(QueryParameters.of(Map.of())).at(HardwareFilter.xname("xname", xname)));
    }

    @DeleteMapping(UNITS + "/{fruid}")
    Message deleteUnit(@PathVariable String fruid) {
        return deleted(EventFilter.of(QueryParameters.of(Map.of())).about(fruid));
    }

    private Message deleted(EventFilter filter) {
        int deleted = histories.delete(filter);
        if (deleted == 0) {
            throw HardwareProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }
}
