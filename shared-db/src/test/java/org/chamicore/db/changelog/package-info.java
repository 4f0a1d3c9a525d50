@NullUnmarked
package org.chamicore.db.changelog;

import org.jspecify.annotations.NullUnmarked;
