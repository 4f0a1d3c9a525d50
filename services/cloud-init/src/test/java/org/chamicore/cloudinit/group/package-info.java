@NullUnmarked
package org.chamicore.cloudinit.group;

import org.jspecify.annotations.NullUnmarked;
