/** What happened to tokens, accounts, keys and rights: who, what, when, and how it ended. */
@NullMarked
package org.chamicore.auth.audit;

import org.jspecify.annotations.NullMarked;
