@NullUnmarked
package org.chamicore.boot.inventory;

import org.jspecify.annotations.NullUnmarked;
