/** The partitions of the machine, of which a component is in one at most. */
@NullMarked
package org.chamicore.inventory.partition;

import org.jspecify.annotations.NullMarked;
