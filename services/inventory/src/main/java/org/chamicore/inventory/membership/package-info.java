/** The groups seen from the component: what each one is in. */
@NullMarked
package org.chamicore.inventory.membership;

import org.jspecify.annotations.NullMarked;
