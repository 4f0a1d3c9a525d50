/** Tokens with which a service that is installed begins its first session, once. */
@NullMarked
package org.chamicore.auth.bootstrap;

import org.jspecify.annotations.NullMarked;
