@NullUnmarked
package org.chamicore.cloudinit.version;

import org.jspecify.annotations.NullUnmarked;
