/** Which token may do what here, and how the token endpoint refuses. */
@NullMarked
package org.chamicore.auth.security;

import org.jspecify.annotations.NullMarked;
