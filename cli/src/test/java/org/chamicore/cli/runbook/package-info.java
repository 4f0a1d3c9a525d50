@NullUnmarked
package org.chamicore.cli.runbook;

import org.jspecify.annotations.NullUnmarked;
