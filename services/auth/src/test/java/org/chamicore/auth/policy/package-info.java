@NullUnmarked
package org.chamicore.auth.policy;

import org.jspecify.annotations.NullUnmarked;
