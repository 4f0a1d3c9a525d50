@NullUnmarked
package org.chamicore.cli.rotate;

import org.jspecify.annotations.NullUnmarked;
