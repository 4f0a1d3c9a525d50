@NullUnmarked
package org.chamicore.inventory.serviceendpoint;

import org.jspecify.annotations.NullUnmarked;
