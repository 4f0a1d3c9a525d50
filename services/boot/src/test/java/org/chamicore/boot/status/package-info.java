@NullUnmarked
package org.chamicore.boot.status;

import org.jspecify.annotations.NullUnmarked;
