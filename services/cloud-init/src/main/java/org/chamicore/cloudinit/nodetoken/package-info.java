/** The tokens that the boot service puts into the addresses of nodes' documents: who may have whose, and which are over. */
@NullMarked
package org.chamicore.cloudinit.nodetoken;

import org.jspecify.annotations.NullMarked;
