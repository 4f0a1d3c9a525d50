/** Passwords and keys, made once and kept in files that only their owner can read. */
@NullMarked
package org.chamicore.cli.secrets;

import org.jspecify.annotations.NullMarked;
