package org.chamicore.inventory.security;

import org.chamicore.web.security.RouteTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may do what: the routes that clients without a token rely on stay open, all else needs a scope. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    private static final String READ = "smd.read";
    private static final String WRITE = "smd.write";
    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String COMPONENT = COMPONENTS + "/{xname}";
    private static final String ENDPOINTS = "/hsm/v2/Inventory/RedfishEndpoints";
    private static final String COMPONENT_ENDPOINTS = "/hsm/v2/Inventory/ComponentEndpoints";
    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";
    private static final String HARDWARE = "/hsm/v2/Inventory/Hardware";
    private static final String FRUS = "/hsm/v2/Inventory/HardwareByFRU";
    private static final String GROUPS = "/hsm/v2/groups";
    private static final String MEMBERS = GROUPS + "/{label}/members";

    private static final String PARTITIONS = "/hsm/v2/partitions";

    @Bean
    RouteTable routeTable() {
        RouteTable table = RouteTable.of("smd");
        service(table);
        components(table);
        inventory(table);
        hardware(table);
        groups(table);
        partitions(table);
        return table.needs(READ, HttpMethod.GET, "/hsm/v2/changes", "/hsm/v2/changes/snapshot");
    }

    private static void service(RouteTable table) {
        table.open(
                "clients probe before they hold a token",
                HttpMethod.GET,
                "/hsm/v2/service/ready",
                "/hsm/v2/service/liveness",
                "/hsm/v2/service/values",
                "/hsm/v2/service/values/arch",
                "/hsm/v2/service/values/class",
                "/hsm/v2/service/values/flag",
                "/hsm/v2/service/values/nettype",
                "/hsm/v2/service/values/role",
                "/hsm/v2/service/values/subrole",
                "/hsm/v2/service/values/state",
                "/hsm/v2/service/values/type");
    }

    private static void components(RouteTable table) {
        table.open("the DHCP and DNS plug-ins of coresmd hold no token", HttpMethod.GET, COMPONENTS)
                .needs(READ, HttpMethod.GET, COMPONENT)
                .needs(WRITE, HttpMethod.POST, COMPONENTS)
                .needs(WRITE, HttpMethod.PUT, COMPONENT)
                .needs(WRITE, HttpMethod.DELETE, COMPONENTS, COMPONENT)
                .needs(
                        WRITE,
                        HttpMethod.PATCH,
                        COMPONENT + "/StateData",
                        COMPONENT + "/FlagOnly",
                        COMPONENT + "/Enabled",
                        COMPONENT + "/SoftwareStatus",
                        COMPONENT + "/Role",
                        COMPONENT + "/NID",
                        COMPONENTS + "/BulkStateData",
                        COMPONENTS + "/BulkFlagOnly",
                        COMPONENTS + "/BulkEnabled",
                        COMPONENTS + "/BulkSoftwareStatus",
                        COMPONENTS + "/BulkRole",
                        COMPONENTS + "/BulkNID");
    }

    private static void inventory(RouteTable table) {
        table.open("the DHCP and DNS plug-ins of coresmd hold no token", HttpMethod.GET, INTERFACES)
                .needs(READ, HttpMethod.GET, INTERFACES + "/{id}")
                .needs(WRITE, HttpMethod.POST, INTERFACES)
                .needs(WRITE, HttpMethod.PATCH, INTERFACES + "/{id}")
                .needs(WRITE, HttpMethod.DELETE, INTERFACES, INTERFACES + "/{id}")
                .needs(READ, HttpMethod.GET, ENDPOINTS, ENDPOINTS + "/{xname}")
                .needs(WRITE, HttpMethod.POST, ENDPOINTS)
                .needs(WRITE, HttpMethod.PUT, ENDPOINTS + "/{xname}")
                .needs(WRITE, HttpMethod.DELETE, ENDPOINTS, ENDPOINTS + "/{xname}")
                .needs(READ, HttpMethod.GET, COMPONENT_ENDPOINTS, COMPONENT_ENDPOINTS + "/{xname}");
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

    private static void groups(RouteTable table) {
        table.needs(READ, HttpMethod.GET, GROUPS, GROUPS + "/labels", GROUPS + "/{label}", MEMBERS)
                .needs(WRITE, HttpMethod.POST, GROUPS, MEMBERS)
                .needs(WRITE, HttpMethod.PATCH, GROUPS + "/{label}")
                .needs(WRITE, HttpMethod.PUT, MEMBERS)
                .needs(WRITE, HttpMethod.DELETE, GROUPS + "/{label}", MEMBERS + "/{xname}")
                .needs(READ, HttpMethod.GET, "/hsm/v2/memberships", "/hsm/v2/memberships/{xname}");
    }

    private static void partitions(RouteTable table) {
        table.needs(
                        READ,
                        HttpMethod.GET,
                        PARTITIONS,
                        PARTITIONS + "/names",
                        PARTITIONS + "/{name}",
                        PARTITIONS + "/{name}/members")
                .needs(WRITE, HttpMethod.POST, PARTITIONS, PARTITIONS + "/{name}/members")
                .needs(WRITE, HttpMethod.PATCH, PARTITIONS + "/{name}")
                .needs(WRITE, HttpMethod.DELETE, PARTITIONS + "/{name}", PARTITIONS + "/{name}/members/{xname}");
    }
}
