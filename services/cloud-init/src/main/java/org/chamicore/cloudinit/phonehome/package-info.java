/** Nodes report that they are done. */
@NullMarked
package org.chamicore.cloudinit.phonehome;

import org.jspecify.annotations.NullMarked;
