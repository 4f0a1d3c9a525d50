/** The whole suite as processes: one PostgreSQL and the four services. The system tests drive it through this package, too. */
@NullMarked
package org.chamicore.cli.suite;

import org.jspecify.annotations.NullMarked;
