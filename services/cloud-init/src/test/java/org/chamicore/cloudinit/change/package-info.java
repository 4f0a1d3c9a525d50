@NullMarked
package org.chamicore.cloudinit.change;

import org.jspecify.annotations.NullMarked;
