/** Which token may do what. */
@NullMarked
package org.chamicore.inventory.security;

import org.jspecify.annotations.NullMarked;
