@NullUnmarked
package org.chamicore.cloudinit.transfer;

import org.jspecify.annotations.NullUnmarked;
