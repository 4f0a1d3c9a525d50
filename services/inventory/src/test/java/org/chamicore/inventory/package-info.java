@NullUnmarked
package org.chamicore.inventory;

import org.jspecify.annotations.NullUnmarked;
