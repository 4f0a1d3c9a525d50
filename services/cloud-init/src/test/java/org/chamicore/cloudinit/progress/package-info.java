@NullUnmarked
package org.chamicore.cloudinit.progress;

import org.jspecify.annotations.NullUnmarked;
