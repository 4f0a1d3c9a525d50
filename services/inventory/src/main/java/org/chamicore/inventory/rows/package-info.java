/** Many rows in one statement: lists as the array parameters that {@code unnest} takes. */
@NullMarked
package org.chamicore.inventory.rows;

import org.jspecify.annotations.NullMarked;
