/** {@code chamicore account}: the programs that get tokens with a secret. */
@NullMarked
package org.chamicore.cli.account;

import org.jspecify.annotations.NullMarked;
