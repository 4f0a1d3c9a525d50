@NullUnmarked
package org.chamicore.inventory.notification;

import org.jspecify.annotations.NullUnmarked;
