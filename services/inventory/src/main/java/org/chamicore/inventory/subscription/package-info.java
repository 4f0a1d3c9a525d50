/** Who wants to hear of changes of state, and of which (state change notifications, SCN). */
@NullMarked
package org.chamicore.inventory.subscription;

import org.jspecify.annotations.NullMarked;
