@NullUnmarked
package org.chamicore.cli.db;

import org.jspecify.annotations.NullUnmarked;
