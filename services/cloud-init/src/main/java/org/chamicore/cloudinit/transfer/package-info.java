/** All that can be set, out of the service and into it, in one document. */
@NullMarked
package org.chamicore.cloudinit.transfer;

import org.jspecify.annotations.NullMarked;
