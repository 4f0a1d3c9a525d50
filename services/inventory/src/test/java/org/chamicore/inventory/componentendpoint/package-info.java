@NullUnmarked
package org.chamicore.inventory.componentendpoint;

import org.jspecify.annotations.NullUnmarked;
