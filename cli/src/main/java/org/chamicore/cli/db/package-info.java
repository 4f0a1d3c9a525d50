/** {@code chamicore db}: migrations forth and back. */
@NullMarked
package org.chamicore.cli.db;

import org.jspecify.annotations.NullMarked;
