@NullUnmarked
package org.chamicore.inventory.redfishendpoint;

import org.jspecify.annotations.NullUnmarked;
