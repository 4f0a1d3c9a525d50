/** What happens to a request on its way here: the public prefix, and a node's token. */
@NullMarked
package org.chamicore.cloudinit.gateway;

import org.jspecify.annotations.NullMarked;
