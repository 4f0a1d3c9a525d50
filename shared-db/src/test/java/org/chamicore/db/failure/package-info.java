@NullUnmarked
package org.chamicore.db.failure;

import org.jspecify.annotations.NullUnmarked;
