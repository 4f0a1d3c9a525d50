package org.chamicore.cli.imports.cloudinit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Destination;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Things of cloud-init that have a name and are put under it: groups, instances.
 *
 * @param path of the collection, which answers an object by name
 */
record Named(String title, String path, Destination to) implements Kind {

    @Override
    public Map<String, JsonNode> stored() {
        return to.cloudInit()
                .get(path)
                .orRefuse()
                .json()
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Answer create(List<Item> items) {
        Item item = items.getFirst();
        return to.cloudInit()
                .put(
                        to.rehearsed(path + "/" + Api.encoded(item.id())),
                        item.body().toString());
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
