@NullUnmarked
package org.chamicore.inventory.wire;

import org.jspecify.annotations.NullUnmarked;
