@NullUnmarked
package org.chamicore.db.retention;

import org.jspecify.annotations.NullUnmarked;
