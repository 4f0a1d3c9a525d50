/** Slows down who guesses secrets and passwords. */
@NullMarked
package org.chamicore.auth.throttle;

import org.jspecify.annotations.NullMarked;
