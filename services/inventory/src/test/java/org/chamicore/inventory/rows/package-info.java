@NullUnmarked
package org.chamicore.inventory.rows;

import org.jspecify.annotations.NullUnmarked;
