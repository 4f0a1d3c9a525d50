@NullUnmarked
package org.chamicore.cli.backup;

import org.jspecify.annotations.NullUnmarked;
