/** Network cards that asked and belong to no node, and how they come to belong to one. */
@NullMarked
package org.chamicore.boot.unknown;

import org.jspecify.annotations.NullMarked;
