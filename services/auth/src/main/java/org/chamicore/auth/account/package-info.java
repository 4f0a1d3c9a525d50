/** Service accounts: programs that get tokens with a secret of their own. */
@NullMarked
package org.chamicore.auth.account;

import org.jspecify.annotations.NullMarked;
