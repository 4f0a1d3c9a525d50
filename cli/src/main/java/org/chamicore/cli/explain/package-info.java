/** Why a node boots what it boots. */
@NullMarked
package org.chamicore.cli.explain;

import org.jspecify.annotations.NullMarked;
