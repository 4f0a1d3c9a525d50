@NullUnmarked
package org.chamicore.web.neighbour;

import org.jspecify.annotations.NullUnmarked;
