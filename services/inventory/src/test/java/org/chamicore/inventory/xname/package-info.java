@NullUnmarked
package org.chamicore.inventory.xname;

import org.jspecify.annotations.NullUnmarked;
