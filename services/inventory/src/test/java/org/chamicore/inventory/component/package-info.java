@NullUnmarked
package org.chamicore.inventory.component;

import org.jspecify.annotations.NullUnmarked;
