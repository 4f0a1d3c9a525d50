@NullUnmarked
package org.chamicore.cloudinit.sync;

import org.jspecify.annotations.NullUnmarked;
