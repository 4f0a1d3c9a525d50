/** Tokens that no service takes any more, though they have not ended: who revokes them, and the list that services follow. */
@NullMarked
package org.chamicore.auth.revocation;

import org.jspecify.annotations.NullMarked;
