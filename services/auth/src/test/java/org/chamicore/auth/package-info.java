@NullUnmarked
package org.chamicore.auth;

import org.jspecify.annotations.NullUnmarked;
