@NullUnmarked
package org.chamicore.cli.http;

import org.jspecify.annotations.NullUnmarked;
