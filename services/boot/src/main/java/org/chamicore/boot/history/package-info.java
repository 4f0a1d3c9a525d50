/** What nodes asked and were told, written behind their backs. */
@NullMarked
package org.chamicore.boot.history;

import org.jspecify.annotations.NullMarked;
