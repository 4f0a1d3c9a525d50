/** How services keep in memory what is in their schema. */
@NullMarked
package org.chamicore.db.memory;

import org.jspecify.annotations.NullMarked;
