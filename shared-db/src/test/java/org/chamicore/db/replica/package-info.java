@NullUnmarked
package org.chamicore.db.replica;

import org.jspecify.annotations.NullUnmarked;
