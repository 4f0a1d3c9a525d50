/** Instances: what an operator decided for a single node. */
@NullMarked
package org.chamicore.cloudinit.instance;

import org.jspecify.annotations.NullMarked;
