/** Hardware: what sits where, the replaceable units themselves, and the history of both. */
@NullMarked
package org.chamicore.inventory.hardware;

import org.jspecify.annotations.NullMarked;
