@NullUnmarked
package org.chamicore.cli.pgtools;

import org.jspecify.annotations.NullUnmarked;
