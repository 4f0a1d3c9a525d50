@NullUnmarked
package org.chamicore.db.tls;

import org.jspecify.annotations.NullUnmarked;
