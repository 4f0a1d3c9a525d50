/** What the nodes' cloud-init makes of what it is given: kinds of documents, their keys, how several become one. */
@NullMarked
package org.chamicore.cloudinit.cloudconfig;

import org.jspecify.annotations.NullMarked;
