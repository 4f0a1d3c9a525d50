/** Who changed what of this service: its change log, read. */
@NullMarked
package org.chamicore.cloudinit.change;

import org.jspecify.annotations.NullMarked;
