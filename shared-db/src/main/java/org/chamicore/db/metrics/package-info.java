/** How events and connections fared over the past months: gathered in memory, written now and then, summarised by one call. */
@NullMarked
package org.chamicore.db.metrics;

import org.jspecify.annotations.NullMarked;
