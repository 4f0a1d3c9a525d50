/** The auth service: who may do what. It signs the tokens that the other services check without asking it. */
@NullMarked
package org.chamicore.auth;

import org.jspecify.annotations.NullMarked;
