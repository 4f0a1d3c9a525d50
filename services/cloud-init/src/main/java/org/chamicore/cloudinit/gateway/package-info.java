/** What happens to a request on its way here: the public prefix, and proxies that speak for others. */
@NullMarked
package org.chamicore.cloudinit.gateway;

import org.jspecify.annotations.NullMarked;
