@NullUnmarked
package org.chamicore.system;

import org.jspecify.annotations.NullUnmarked;
