@NullUnmarked
package org.chamicore.db.plan;

import org.jspecify.annotations.NullUnmarked;
