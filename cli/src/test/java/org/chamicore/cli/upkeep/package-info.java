@NullUnmarked
package org.chamicore.cli.upkeep;

import org.jspecify.annotations.NullUnmarked;
