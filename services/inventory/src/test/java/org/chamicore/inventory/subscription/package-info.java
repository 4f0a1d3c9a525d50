@NullUnmarked
package org.chamicore.inventory.subscription;

import org.jspecify.annotations.NullUnmarked;
