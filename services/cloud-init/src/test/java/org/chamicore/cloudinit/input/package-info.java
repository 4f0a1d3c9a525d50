@NullUnmarked
package org.chamicore.cloudinit.input;

import org.jspecify.annotations.NullUnmarked;
