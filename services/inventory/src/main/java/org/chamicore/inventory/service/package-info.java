/** Whether this service works, and which values it knows. */
@NullMarked
package org.chamicore.inventory.service;

import org.jspecify.annotations.NullMarked;
