/** The change feed: what other services follow to keep their copies of the inventory current. */
@NullMarked
package org.chamicore.inventory.change;

import org.jspecify.annotations.NullMarked;
