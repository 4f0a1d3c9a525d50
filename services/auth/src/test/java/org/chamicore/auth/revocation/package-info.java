@NullUnmarked
package org.chamicore.auth.revocation;

import org.jspecify.annotations.NullUnmarked;
