/** The services, such as those for updates or events, that Redfish endpoints offer. */
@NullMarked
package org.chamicore.inventory.serviceendpoint;

import org.jspecify.annotations.NullMarked;
