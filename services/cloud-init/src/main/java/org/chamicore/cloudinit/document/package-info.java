/** The documents that a node fetches, for the node that asks and for administrators who look over its shoulder. */
@NullMarked
package org.chamicore.cloudinit.document;

import org.jspecify.annotations.NullMarked;
