@NullUnmarked
package org.chamicore.inventory.membership;

import org.jspecify.annotations.NullUnmarked;
