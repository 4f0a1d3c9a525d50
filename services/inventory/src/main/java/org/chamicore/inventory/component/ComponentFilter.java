package org.chamicore.inventory.component;

import java.util.HashMap;
import java.util.Map;
import org.chamicore.inventory.wire.Page;
import org.jspecify.annotations.Nullable;

/**
 * Which components are meant; made by {@link ComponentFilters}.
 *
 * @param parameters those of the one query that finds components
 */
public record ComponentFilter(Map<String, @Nullable Object> parameters) {

    /** The same for a page of what is found. */
    public ComponentFilter on(Page page) {
        return with(page.parameters());
    }

    /** The same with what another part of the filter says. */
    ComponentFilter with(Map<String, @Nullable Object> part) {
        Map<String, @Nullable Object> all = new HashMap<>(parameters);
        all.putAll(part);
        return new ComponentFilter(all);
    }
}
