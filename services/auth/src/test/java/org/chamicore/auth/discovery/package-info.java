@NullUnmarked
package org.chamicore.auth.discovery;

import org.jspecify.annotations.NullUnmarked;
