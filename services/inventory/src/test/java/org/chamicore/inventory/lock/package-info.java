@NullUnmarked
package org.chamicore.inventory.lock;

import org.jspecify.annotations.NullUnmarked;
