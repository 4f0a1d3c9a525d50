/** Locks and reservations: what keeps others from working on a component. Advisory, no other route looks at them. */
@NullMarked
package org.chamicore.inventory.lock;

import org.jspecify.annotations.NullMarked;
