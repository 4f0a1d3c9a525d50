@NullUnmarked
package org.chamicore.boot.node;

import org.jspecify.annotations.NullUnmarked;
