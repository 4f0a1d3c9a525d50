@NullUnmarked
package org.chamicore.gateway;

import org.jspecify.annotations.NullUnmarked;
