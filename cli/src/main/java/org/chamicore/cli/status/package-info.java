/** {@code chamicore status}. */
@NullMarked
package org.chamicore.cli.status;

import org.jspecify.annotations.NullMarked;
