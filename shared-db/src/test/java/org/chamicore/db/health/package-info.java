@NullUnmarked
package org.chamicore.db.health;

import org.jspecify.annotations.NullUnmarked;
