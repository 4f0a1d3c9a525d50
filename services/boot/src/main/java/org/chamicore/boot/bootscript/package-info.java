/** The scripts that boot nodes: who asks, what it gets, and how that is written down. */
@NullMarked
package org.chamicore.boot.bootscript;

import org.jspecify.annotations.NullMarked;
