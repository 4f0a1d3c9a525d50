/** Signing in as a person: {@code chamicore login}, and the tokens that come of it. */
@NullMarked
package org.chamicore.cli.login;

import org.jspecify.annotations.NullMarked;
