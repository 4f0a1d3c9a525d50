/** {@code chamicore bootstrap-token}: what lets a service in for the first time. */
@NullMarked
package org.chamicore.cli.bootstrap;

import org.jspecify.annotations.NullMarked;
