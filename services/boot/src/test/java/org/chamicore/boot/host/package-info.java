@NullUnmarked
package org.chamicore.boot.host;

import org.jspecify.annotations.NullUnmarked;
