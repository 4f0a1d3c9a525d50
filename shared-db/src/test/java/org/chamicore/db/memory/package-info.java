@NullUnmarked
package org.chamicore.db.memory;

import org.jspecify.annotations.NullUnmarked;
