package org.chamicore.inventory.component;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which components are meant; made by {@link ComponentFilters}.
 *
 * @param parameters those of the one query that finds components
 */
public record ComponentFilter(Map<String, @Nullable Object> parameters) {}
