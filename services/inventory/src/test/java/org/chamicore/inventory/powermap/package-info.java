@NullUnmarked
package org.chamicore.inventory.powermap;

import org.jspecify.annotations.NullUnmarked;
