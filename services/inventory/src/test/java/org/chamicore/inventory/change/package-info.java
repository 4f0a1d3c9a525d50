@NullUnmarked
package org.chamicore.inventory.change;

import org.jspecify.annotations.NullUnmarked;
