/** {@code chamicore demo}: the sample cluster, sent as the tools of a site send theirs. */
@NullMarked
package org.chamicore.cli.demo;

import org.jspecify.annotations.NullMarked;
