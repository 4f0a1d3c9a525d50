/** Which token may do what. */
@NullMarked
package org.chamicore.cloudinit.security;

import org.jspecify.annotations.NullMarked;
