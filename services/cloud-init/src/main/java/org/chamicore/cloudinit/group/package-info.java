/** Groups: what the members of an inventory group are given. */
@NullMarked
package org.chamicore.cloudinit.group;

import org.jspecify.annotations.NullMarked;
