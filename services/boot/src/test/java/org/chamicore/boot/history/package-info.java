@NullUnmarked
package org.chamicore.boot.history;

import org.jspecify.annotations.NullUnmarked;
