@NullUnmarked
package org.chamicore.db.start;

import org.jspecify.annotations.NullUnmarked;
