@NullUnmarked
package org.chamicore.boot.security;

import org.jspecify.annotations.NullUnmarked;
