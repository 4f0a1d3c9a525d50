@NullUnmarked
package org.chamicore.cli.up;

import org.jspecify.annotations.NullUnmarked;
