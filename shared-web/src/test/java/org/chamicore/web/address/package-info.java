@NullUnmarked
package org.chamicore.web.address;

import org.jspecify.annotations.NullUnmarked;
