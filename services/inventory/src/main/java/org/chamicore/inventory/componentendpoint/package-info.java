/** How each component is managed through its Redfish endpoint. */
@NullMarked
package org.chamicore.inventory.componentendpoint;

import org.jspecify.annotations.NullMarked;
