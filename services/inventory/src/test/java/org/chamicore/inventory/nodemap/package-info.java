@NullUnmarked
package org.chamicore.inventory.nodemap;

import org.jspecify.annotations.NullUnmarked;
