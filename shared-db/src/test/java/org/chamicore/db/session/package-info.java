@NullUnmarked
package org.chamicore.db.session;

import org.jspecify.annotations.NullUnmarked;
