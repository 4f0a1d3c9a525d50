package org.chamicore.inventory.security;

import org.chamicore.web.security.RouteTable;
import org.springframework.http.HttpMethod;

/** The routes to what the machine is made of and how it is managed and fed. */
final class InventoryRoutes {

    private static final String READ = "smd.read";
    private static final String WRITE = "smd.write";
    private static final String INVENTORY = "/hsm/v2/Inventory";
    private static final String ENDPOINTS = INVENTORY + "/RedfishEndpoints";
    private static final String COMPONENT_ENDPOINTS = INVENTORY + "/ComponentEndpoints";
    private static final String SERVICES = INVENTORY + "/ServiceEndpoints";
    private static final String SERVICE = SERVICES + "/{service}/RedfishEndpoints/{xname}";
    private static final String INTERFACES = INVENTORY + "/EthernetInterfaces";
    private static final String ADDRESSES = INTERFACES + "/{id}/IPAddresses";
    private static final String HARDWARE = INVENTORY + "/Hardware";
    private static final String FRUS = INVENTORY + "/HardwareByFRU";
    private static final String POWER_MAPS = "/hsm/v2/sysinfo/powermaps";

    private InventoryRoutes() {}

    static void addTo(RouteTable table) {
        interfaces(table);
        endpoints(table);
        hardware(table);
        table.needs(READ, HttpMethod.GET, POWER_MAPS, POWER_MAPS + "/{xname}")
                .needs(WRITE, HttpMethod.POST, POWER_MAPS)
                .needs(WRITE, HttpMethod.PUT, POWER_MAPS + "/{xname}")
                .needs(WRITE, HttpMethod.DELETE, POWER_MAPS, POWER_MAPS + "/{xname}");
    }

    private static void interfaces(RouteTable table) {
        table.needs(READ, HttpMethod.GET, INTERFACES + "/{id}", ADDRESSES)
                .needs(WRITE, HttpMethod.POST, INTERFACES, ADDRESSES)
                .needs(WRITE, HttpMethod.PATCH, INTERFACES + "/{id}", ADDRESSES + "/{ip}")
                .needs(WRITE, HttpMethod.DELETE, INTERFACES, INTERFACES + "/{id}", ADDRESSES + "/{ip}");
    }

    private static void endpoints(RouteTable table) {
        table.needs(READ, HttpMethod.GET, ENDPOINTS, ENDPOINTS + "/{xname}", ENDPOINTS + "/Query/{xname}")
                .needs(WRITE, HttpMethod.POST, ENDPOINTS, INVENTORY + "/Discover")
                .needs(WRITE, HttpMethod.PUT, ENDPOINTS + "/{xname}")
                .needs(WRITE, HttpMethod.PATCH, ENDPOINTS + "/{xname}")
                .needs(WRITE, HttpMethod.DELETE, ENDPOINTS, ENDPOINTS + "/{xname}")
                .needs(READ, HttpMethod.GET, INVENTORY + "/DiscoveryStatus", INVENTORY + "/DiscoveryStatus/{id}")
                .needs(READ, HttpMethod.GET, COMPONENT_ENDPOINTS, COMPONENT_ENDPOINTS + "/{xname}")
                .needs(WRITE, HttpMethod.DELETE, COMPONENT_ENDPOINTS, COMPONENT_ENDPOINTS + "/{xname}")
                .needs(READ, HttpMethod.GET, SERVICES, SERVICES + "/{service}", SERVICE)
                .needs(WRITE, HttpMethod.DELETE, SERVICES, SERVICE);
    }

    private static void hardware(RouteTable table) {
        table.needs(
                        READ,
                        HttpMethod.GET,
                        HARDWARE,
                        HARDWARE + "/{xname}",
                        HARDWARE + "/Query/{xname}",
                        HARDWARE + "/History",
                        HARDWARE + "/History/{xname}",
                        FRUS,
                        FRUS + "/{fruid}",
                        FRUS + "/History",
                        FRUS + "/History/{fruid}")
                .needs(WRITE, HttpMethod.POST, HARDWARE)
                .needs(
                        WRITE,
                        HttpMethod.DELETE,
                        HARDWARE,
                        HARDWARE + "/{xname}",
                        HARDWARE + "/History",
                        HARDWARE + "/History/{xname}",
                        FRUS,
                        FRUS + "/{fruid}",
                        FRUS + "/History/{fruid}");
    }
}
