package org.chamicore.cli.imports;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chamicore.cli.http.Answer;
import tools.jackson.databind.JsonNode;

/** One sort of things in Chamicore: how to read what is there, and how to write. */
public interface Kind {

    /** As reports call it, in the plural. */
    String title();

    /** What is there now, by the ids that items have. */
    Map<String, JsonNode> stored();

    /** Writes things that are not there. The service takes all of them or refuses all of them. */
    Answer create(List<Item> items);

    /** Makes a thing that is there what the source says. */
    Answer replace(Item item, JsonNode stored);

    /** How many things one call can create, at most 1,000. */
    default int atOnce() {
        return 1;
    }

    /** Things can only be created in one call when this is equal. */
    default Object together(Item item) {
        return title();
    }

    /** What can be written of an item; parts that cannot are refused by name. */
    default Item admitted(Item item, Consumer<Refusal> refused) {
        return item;
    }

    /** Hears of each thing that is in Chamicore by now, or would be. */
    default void accepted(Item item) {}

    /** Whether what is there is what the source says. */
    default boolean isSame(Item item, JsonNode stored) {
        return Sameness.holds(item.compared(), stored);
    }

    /** Whether the service can be asked what it would say, by {@link #create} and {@link #replace} of a kind made for that. */
    default boolean rehearses() {
        return false;
    }
}
