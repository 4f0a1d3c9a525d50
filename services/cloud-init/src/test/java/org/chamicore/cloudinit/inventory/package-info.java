@NullUnmarked
package org.chamicore.cloudinit.inventory;

import org.jspecify.annotations.NullUnmarked;
