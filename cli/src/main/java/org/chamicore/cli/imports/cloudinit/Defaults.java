package org.chamicore.cli.imports.cloudinit;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.imports.Destination;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Kind;
import tools.jackson.databind.JsonNode;

/** The one document of cluster defaults; one in which nothing is said is none. */
record Defaults(Destination to) implements Kind {

    static final String ID = "all";

    private static final String PATH = "/cloud-init/admin/cluster-defaults";

    @Override
    public String title() {
        return "cluster defaults";
    }

    @Override
    public Map<String, JsonNode> stored() {
        JsonNode there = to.cloudInit().get(PATH).orRefuse().json();
        return there.isEmpty() ? Map.of() : Map.of(ID, there);
    }

    @Override
    public Answer create(List<Item> items) {
        return to.cloudInit().put(to.rehearsed(PATH), items.getFirst().body().toString());
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
