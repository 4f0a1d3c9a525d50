@NullUnmarked
package org.chamicore.db.bulk;

import org.jspecify.annotations.NullUnmarked;
