/** Whether what this service keeps of the inventory is what the inventory says, and making it so. */
@NullMarked
package org.chamicore.cloudinit.drift;

import org.jspecify.annotations.NullMarked;
