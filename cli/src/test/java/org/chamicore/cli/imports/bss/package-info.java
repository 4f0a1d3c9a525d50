@NullUnmarked
package org.chamicore.cli.imports.bss;

import org.jspecify.annotations.NullUnmarked;
