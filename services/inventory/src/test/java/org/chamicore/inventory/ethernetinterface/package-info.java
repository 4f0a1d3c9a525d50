@NullUnmarked
package org.chamicore.inventory.ethernetinterface;

import org.jspecify.annotations.NullUnmarked;
