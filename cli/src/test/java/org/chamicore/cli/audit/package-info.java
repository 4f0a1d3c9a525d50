@NullUnmarked
package org.chamicore.cli.audit;

import org.jspecify.annotations.NullUnmarked;
