/** The {@code chamicore} command: starts and stops the suite, and speaks to it as its administrator. */
@NullMarked
package org.chamicore.cli;

import org.jspecify.annotations.NullMarked;
