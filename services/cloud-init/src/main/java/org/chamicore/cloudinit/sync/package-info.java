/** Reading the inventory at once instead of soon. */
@NullMarked
package org.chamicore.cloudinit.sync;

import org.jspecify.annotations.NullMarked;
