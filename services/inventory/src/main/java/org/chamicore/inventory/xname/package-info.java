/** Names of components: where they are in the machine, and what they therefore are. */
@NullMarked
package org.chamicore.inventory.xname;

import org.jspecify.annotations.NullMarked;
