/** Everything between a service and its callers. */
@NullMarked
package org.chamicore.web;

import org.jspecify.annotations.NullMarked;
