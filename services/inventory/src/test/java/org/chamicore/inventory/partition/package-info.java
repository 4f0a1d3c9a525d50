@NullUnmarked
package org.chamicore.inventory.partition;

import org.jspecify.annotations.NullUnmarked;
