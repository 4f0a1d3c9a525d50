@NullUnmarked
package org.chamicore.db.seal;

import org.jspecify.annotations.NullUnmarked;
