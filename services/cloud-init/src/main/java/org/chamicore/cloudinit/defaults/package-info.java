/** Cluster defaults: what every node is told unless something nearer to it says otherwise. */
@NullMarked
package org.chamicore.cloudinit.defaults;

import org.jspecify.annotations.NullMarked;
