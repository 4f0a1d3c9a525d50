@NullUnmarked
package org.chamicore.cli.process;

import org.jspecify.annotations.NullUnmarked;
