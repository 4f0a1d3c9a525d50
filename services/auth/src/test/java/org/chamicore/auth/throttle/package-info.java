@NullUnmarked
package org.chamicore.auth.throttle;

import org.jspecify.annotations.NullUnmarked;
