package org.chamicore.inventory.component;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Components as they are, and their end. */
@RestController
@RequestMapping("/hsm/v2/State/Components")
class ComponentController {

    private static final String MEMBER = "Components";

    private final ComponentService components;
    private final ComponentFilters filters;
    private final Lists lists;
    private final EntityTags tags;

    ComponentController(ComponentService components, ComponentFilters filters, Lists lists, EntityTags tags) {
        this.components = components;
        this.filters = filters;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        Optional<ComponentDirectory> all = asked.isForAll() ? components.all() : Optional.empty();
        if (all.isPresent()) {
            lists.object(asked, all.get().version(), MEMBER, all.get()::read);
        } else {
            listFound(asked);
        }
    }

    private void listFound(ListRequest asked) {
        ComponentFilter filter = filters.read(asked.query()::all);
        ComponentView view = ComponentView.chosenBy(asked.query()::isOn);
        lists.object(
                asked,
                ComponentFilters.kinds(asked.query()::all),
                MEMBER,
                (page, things) -> components.forEach(
                        filter.on(page),
                        component -> things.accept(component.id().value(), view.of(component))));
    }

    @GetMapping("/{xname}")
    ResponseEntity<Component> find(@PathVariable String xname) {
        return Xname.find(xname)
                .flatMap(components::find)
                .map(tags::ok)
                .orElseThrow(() -> ComponentProblem.NO_SUCH_COMPONENT.with("no such xname."));
    }

    /** Of several with one number the first by name. */
    @GetMapping("/ByNID/{nid}")
    ResponseEntity<Component> numbered(@PathVariable String nid) {
        return components
                .numbered(number(nid))
                .map(tags::ok)
                .orElseThrow(() -> ComponentProblem.NO_SUCH_COMPONENT.with("no such NID."));
    }

    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number < 0) {
                throw Refusal.at("nid", "An argument was out of range");
            }
            return number;
        } catch (NumberFormatException none) {
            throw Refusal.at("nid", "a required argument was not an integer");
        }
    }

    @DeleteMapping("/{xname}")
    Message delete(
            @PathVariable String xname,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        Xname id = Xname.find(xname).orElseThrow(() -> Refusal.at("xname", "invalid xname"));
        if (!components.delete(id, demanded)) {
            throw ComponentProblem.NO_SUCH_COMPONENT.with("no such xname.");
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = components.deleteAll();
        if (deleted == 0) {
            throw ComponentProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }
}
