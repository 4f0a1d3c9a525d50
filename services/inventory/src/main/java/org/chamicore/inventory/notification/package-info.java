/** Tells subscribers what the change log says has happened to components. */
@NullMarked
package org.chamicore.inventory.notification;

import org.jspecify.annotations.NullMarked;
