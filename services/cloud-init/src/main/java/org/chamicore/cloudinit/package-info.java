/** The cloud-init service: tells every node that boots who it is and what to make of itself. */
@NullMarked
package org.chamicore.cloudinit;

import org.jspecify.annotations.NullMarked;
