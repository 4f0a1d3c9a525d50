@NullUnmarked
package org.chamicore.inventory.hardware;

import org.jspecify.annotations.NullUnmarked;
