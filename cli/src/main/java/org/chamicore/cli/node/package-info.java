/**
 * {@code chamicore node}: takes a node in, or out, across inventory, boot and cloud-init. What is to be done is a list of changes of one
 * request each, with what was there before; it is written down around each of them and goes back when it cannot go on.
 */
@NullMarked
package org.chamicore.cli.node;

import org.jspecify.annotations.NullMarked;
