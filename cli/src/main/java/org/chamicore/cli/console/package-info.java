/** What people see: progress lines, tables, refusals of one line. */
@NullMarked
package org.chamicore.cli.console;

import org.jspecify.annotations.NullMarked;
