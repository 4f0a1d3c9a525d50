@NullUnmarked
package org.chamicore.auth.page;

import org.jspecify.annotations.NullUnmarked;
