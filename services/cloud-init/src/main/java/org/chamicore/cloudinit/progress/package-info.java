/** Which nodes have finished configuring themselves, and which are late. */
@NullMarked
package org.chamicore.cloudinit.progress;

import org.jspecify.annotations.NullMarked;
