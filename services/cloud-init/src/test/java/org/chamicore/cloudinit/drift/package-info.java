@NullUnmarked
package org.chamicore.cloudinit.drift;

import org.jspecify.annotations.NullUnmarked;
