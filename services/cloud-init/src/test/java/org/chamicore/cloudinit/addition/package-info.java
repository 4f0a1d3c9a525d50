@NullUnmarked
package org.chamicore.cloudinit.addition;

import org.jspecify.annotations.NullUnmarked;
