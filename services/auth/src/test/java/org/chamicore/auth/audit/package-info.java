@NullUnmarked
package org.chamicore.auth.audit;

import org.jspecify.annotations.NullUnmarked;
