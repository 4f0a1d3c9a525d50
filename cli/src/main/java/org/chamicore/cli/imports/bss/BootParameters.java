package org.chamicore.cli.imports.bss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.imports.Destination;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import org.chamicore.cli.imports.Sameness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Boot parameters, one for each selector: a name, a tag, a MAC address or a number. Selectors that share them are sent together. */
record BootParameters(Destination to) implements Kind {

    private static final String PATH = "/boot/v1/bootparameters";

    /** Also what was meant to be an address and is none, for the service to refuse. */
    private static final Pattern MAC = Pattern.compile("[0-9a-z]{1,2}(?::[0-9a-z]{1,2})+");

    private static final Pattern NID = Pattern.compile("nid0*([0-9]{1,10})");
    private static final List<String> PARTS = List.of("params", "kernel", "initrd", "cloud-init");

    /** The form in which one selector is always written. */
    static String selector(String text) {
        Matcher nid = NID.matcher(text);
        if (nid.matches()) {
            return "nid" + nid.group(1);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return MAC.matcher(lower).matches() ? lower : text;
    }

    /** An item for one selector, as a source's record of the same members says. */
    static Item item(String selector, JsonNode record) {
        ObjectNode body = Json.object();
        PARTS.forEach(part -> Json.set(body, part, record.path(part)));
        return Item.of(selector(selector), body);
    }

    @Override
    public String title() {
        return "boot parameters";
    }

    @Override
    public Map<String, JsonNode> stored() {
        Map<String, JsonNode> stored = new LinkedHashMap<>();
        for (JsonNode record : to.boot().get(PATH).orRefuse().json()) {
            Stream.of(
                            record.path("hosts").valueStream().map(JsonNode::asString),
                            record.path("macs").valueStream().map(JsonNode::asString),
                            record.path("nids").valueStream().map(each -> "nid" + each.asLong()))
                    .flatMap(each -> each)
                    .forEach(each ->
                            stored.put(selector(each), item(each, record).body()));
        }
        return stored;
    }

    /** A configuration is whole: what the source does not say it does not have. */
    @Override
    public boolean isSame(Item item, JsonNode stored) {
        return Sameness.equal(item.compared(), stored);
    }

    @Override
    public int atOnce() {
        return 1000;
    }

    @Override
    public Object together(Item item) {
        return item.body();
    }

    @Override
    public Answer create(List<Item> items) {
        ObjectNode body = items.getFirst().body().deepCopy();
        List<String> selectors = items.stream().map(Item::id).toList();
        body.set("macs", Json.texts(selectors.stream().filter(each -> MAC.matcher(each)
                .matches())));
        body.set("hosts", Json.texts(selectors.stream().filter(each -> !MAC.matcher(each)
                .matches())));
        return to.boot().put(to.rehearsed(PATH), body.toString());
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        return create(List.of(item));
    }

    @Override
    public boolean rehearses() {
        return true;
    }
}
