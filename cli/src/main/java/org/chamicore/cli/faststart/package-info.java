/** {@code chamicore fast-start}, which {@code up} runs in the background. */
@NullMarked
package org.chamicore.cli.faststart;

import org.jspecify.annotations.NullMarked;
