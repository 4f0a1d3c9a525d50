/** Our neighbour the inventory: its feed, and the replica that it fills. */
@NullMarked
package org.chamicore.boot.inventory;

import org.jspecify.annotations.NullMarked;
