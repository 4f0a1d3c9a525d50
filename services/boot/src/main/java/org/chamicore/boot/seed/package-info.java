/** What cloud-init is told where this service is its seed: older deployments have it so. */
@NullMarked
package org.chamicore.boot.seed;

import org.jspecify.annotations.NullMarked;
