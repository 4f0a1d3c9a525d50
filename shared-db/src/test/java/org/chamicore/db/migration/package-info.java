@NullUnmarked
package org.chamicore.db.migration;

import org.jspecify.annotations.NullUnmarked;
