@NullUnmarked
package org.chamicore.cli.suite;

import org.jspecify.annotations.NullUnmarked;
