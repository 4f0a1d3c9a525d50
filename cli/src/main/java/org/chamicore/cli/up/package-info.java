/** {@code chamicore up} and {@code chamicore down}. */
@NullMarked
package org.chamicore.cli.up;

import org.jspecify.annotations.NullMarked;
