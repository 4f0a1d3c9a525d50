@NullUnmarked
package org.chamicore.auth.key;

import org.jspecify.annotations.NullUnmarked;
