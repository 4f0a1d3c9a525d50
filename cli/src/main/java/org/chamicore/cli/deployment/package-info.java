/** {@code chamicore secrets}: what a deployment as containers needs before its first start. */
@NullMarked
package org.chamicore.cli.deployment;

import org.jspecify.annotations.NullMarked;
