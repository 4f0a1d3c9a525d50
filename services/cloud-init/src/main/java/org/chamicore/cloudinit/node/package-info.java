/** What a node is called. */
@NullMarked
package org.chamicore.cloudinit.node;

import org.jspecify.annotations.NullMarked;
