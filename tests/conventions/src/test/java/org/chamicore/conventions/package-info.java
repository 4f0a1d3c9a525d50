@NullUnmarked
package org.chamicore.conventions;

import org.jspecify.annotations.NullUnmarked;
