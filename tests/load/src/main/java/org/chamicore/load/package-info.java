/** Benchmarks of a running suite; {@code tests/load/README.md} says how to run each. */
@NullMarked
package org.chamicore.load;

import org.jspecify.annotations.NullMarked;
