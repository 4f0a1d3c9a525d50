/** Which token may do what. */
@NullMarked
package org.chamicore.boot.security;

import org.jspecify.annotations.NullMarked;
