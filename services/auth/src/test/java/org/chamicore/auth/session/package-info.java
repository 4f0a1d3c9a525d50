@NullUnmarked
package org.chamicore.auth.session;

import org.jspecify.annotations.NullUnmarked;
