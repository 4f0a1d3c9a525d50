@NullUnmarked
package org.chamicore.db.pool;

import org.jspecify.annotations.NullUnmarked;
