@NullUnmarked
package org.chamicore.inventory.group;

import org.jspecify.annotations.NullUnmarked;
