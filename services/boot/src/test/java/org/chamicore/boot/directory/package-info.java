@NullUnmarked
package org.chamicore.boot.directory;

import org.jspecify.annotations.NullUnmarked;
