/** Gives tokens for tokens (RFC 8693): for those of the site's providers, for bootstrap tokens, and narrower ones for our own. */
@NullMarked
package org.chamicore.auth.exchange;

import org.jspecify.annotations.NullMarked;
