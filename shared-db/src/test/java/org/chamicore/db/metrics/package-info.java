@NullUnmarked
package org.chamicore.db.metrics;

import org.jspecify.annotations.NullUnmarked;
