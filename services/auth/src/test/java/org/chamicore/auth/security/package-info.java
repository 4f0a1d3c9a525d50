@NullUnmarked
package org.chamicore.auth.security;

import org.jspecify.annotations.NullUnmarked;
