@NullUnmarked
package org.chamicore.auth.provider;

import org.jspecify.annotations.NullUnmarked;
