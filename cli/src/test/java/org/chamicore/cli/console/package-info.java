@NullUnmarked
package org.chamicore.cli.console;

import org.jspecify.annotations.NullUnmarked;
