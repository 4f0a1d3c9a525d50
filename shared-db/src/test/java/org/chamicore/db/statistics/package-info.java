@NullUnmarked
package org.chamicore.db.statistics;

import org.jspecify.annotations.NullUnmarked;
