@NullUnmarked
package org.chamicore.db.bootstrap;

import org.jspecify.annotations.NullUnmarked;
