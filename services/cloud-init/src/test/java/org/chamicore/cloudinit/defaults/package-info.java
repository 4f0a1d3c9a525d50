@NullUnmarked
package org.chamicore.cloudinit.defaults;

import org.jspecify.annotations.NullUnmarked;
