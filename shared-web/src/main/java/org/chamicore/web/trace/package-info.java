/** Traces: what a request does, here and at the neighbours it asks, as spans for an OpenTelemetry collector. */
@NullMarked
package org.chamicore.web.trace;

import org.jspecify.annotations.NullMarked;
