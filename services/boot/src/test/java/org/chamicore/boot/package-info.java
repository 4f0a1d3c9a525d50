@NullUnmarked
package org.chamicore.boot;

import org.jspecify.annotations.NullUnmarked;
