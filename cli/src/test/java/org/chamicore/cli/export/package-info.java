@NullUnmarked
package org.chamicore.cli.export;

import org.jspecify.annotations.NullUnmarked;
