/** Everything that an answer to a node is made of, in memory and never changed in place. */
@NullMarked
package org.chamicore.cloudinit.directory;

import org.jspecify.annotations.NullMarked;
