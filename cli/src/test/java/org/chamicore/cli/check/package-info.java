@NullUnmarked
package org.chamicore.cli.check;

import org.jspecify.annotations.NullUnmarked;
