@NullUnmarked
package org.chamicore.boot.unknown;

import org.jspecify.annotations.NullUnmarked;
