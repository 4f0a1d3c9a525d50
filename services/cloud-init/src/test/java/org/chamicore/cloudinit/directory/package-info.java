@NullUnmarked
package org.chamicore.cloudinit.directory;

import org.jspecify.annotations.NullUnmarked;
