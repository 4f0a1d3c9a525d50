@NullUnmarked
package org.chamicore.auth.token;

import org.jspecify.annotations.NullUnmarked;
