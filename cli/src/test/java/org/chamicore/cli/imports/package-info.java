@NullUnmarked
package org.chamicore.cli.imports;

import org.jspecify.annotations.NullUnmarked;
