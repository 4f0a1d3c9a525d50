@NullUnmarked
package org.chamicore.cloudinit.asking;

import org.jspecify.annotations.NullUnmarked;
