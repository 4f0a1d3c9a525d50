@NullUnmarked
package org.chamicore.inventory.security;

import org.jspecify.annotations.NullUnmarked;
