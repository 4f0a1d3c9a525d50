@NullUnmarked
package org.chamicore.db.settings;

import org.jspecify.annotations.NullUnmarked;
