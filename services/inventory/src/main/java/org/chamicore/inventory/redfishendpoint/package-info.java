/** Controllers that speak Redfish, and the registration of everything they manage. */
@NullMarked
package org.chamicore.inventory.redfishendpoint;

import org.jspecify.annotations.NullMarked;
