/** What cluster defaults, groups and single nodes may each add to a node's documents, in one form for all three. */
@NullMarked
package org.chamicore.cloudinit.addition;

import org.jspecify.annotations.NullMarked;
