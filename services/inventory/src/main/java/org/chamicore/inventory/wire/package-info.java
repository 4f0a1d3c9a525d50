/** What every route of {@code /hsm/v2} has in common: how it reads parameters, answers and refuses. */
@NullMarked
package org.chamicore.inventory.wire;

import org.jspecify.annotations.NullMarked;
