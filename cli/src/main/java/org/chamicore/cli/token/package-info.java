/** {@code chamicore token}, and the tokens that the other commands need. */
@NullMarked
package org.chamicore.cli.token;

import org.jspecify.annotations.NullMarked;
