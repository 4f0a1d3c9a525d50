@NullUnmarked
package org.chamicore.auth.role;

import org.jspecify.annotations.NullUnmarked;
