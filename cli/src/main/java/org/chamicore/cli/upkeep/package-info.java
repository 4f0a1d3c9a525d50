/** {@code chamicore upkeep}: what services do for their schemas, and what they could not do. */
@NullMarked
package org.chamicore.cli.upkeep;

import org.jspecify.annotations.NullMarked;
