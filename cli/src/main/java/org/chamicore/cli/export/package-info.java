/** {@code chamicore db export}: copies for analysis, as files that any tool reads, without anything secret. */
@NullMarked
package org.chamicore.cli.export;

import org.jspecify.annotations.NullMarked;
