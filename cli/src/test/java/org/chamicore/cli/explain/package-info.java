@NullUnmarked
package org.chamicore.cli.explain;

import org.jspecify.annotations.NullUnmarked;
