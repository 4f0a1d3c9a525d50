/** Which components get their power from which. */
@NullMarked
package org.chamicore.inventory.powermap;

import org.jspecify.annotations.NullMarked;
