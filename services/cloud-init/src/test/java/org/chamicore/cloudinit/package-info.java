@NullUnmarked
package org.chamicore.cloudinit;

import org.jspecify.annotations.NullUnmarked;
