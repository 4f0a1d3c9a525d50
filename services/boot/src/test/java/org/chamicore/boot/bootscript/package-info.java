@NullUnmarked
package org.chamicore.boot.bootscript;

import org.jspecify.annotations.NullUnmarked;
