@NullUnmarked
package org.chamicore.cli;

import org.jspecify.annotations.NullUnmarked;
