@NullUnmarked
package org.chamicore.auth.exchange;

import org.jspecify.annotations.NullUnmarked;
