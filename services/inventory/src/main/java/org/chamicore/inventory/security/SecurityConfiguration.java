package org.chamicore.inventory.security;

import org.chamicore.inventory.InventoryProperties;
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
    private static final String NODE_MAPS = "/hsm/v2/Defaults/NodeMaps";
    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";
    private static final String GROUPS = "/hsm/v2/groups";
    private static final String MEMBERS = GROUPS + "/{label}/members";

    private static final String SUBSCRIPTIONS = "/hsm/v2/Subscriptions/SCN";
    private static final String LOCKS = "/hsm/v2/locks";
    private static final String PARTITIONS = "/hsm/v2/partitions";

    @Bean
    RouteTable routeTable(InventoryProperties settings) {
        RouteTable table = RouteTable.of("smd");
        service(table);
        if (settings.openReads()) {
            table.open("the DHCP and DNS plug-ins of coresmd hold no token", HttpMethod.GET, COMPONENTS, INTERFACES);
        } else {
            table.needs(READ, HttpMethod.GET, COMPONENTS, INTERFACES);
        }
        components(table);
        InventoryRoutes.addTo(table);
        groups(table);
        partitions(table);
        locks(table);
        subscriptions(table);
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
        table.needs(READ, HttpMethod.GET, COMPONENT, COMPONENTS + "/Query/{xname}", COMPONENTS + "/ByNID/{nid}")
                .needs(READ, HttpMethod.POST, COMPONENTS + "/Query", COMPONENTS + "/ByNID/Query")
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
                        COMPONENT + "/CustomFields",
                        COMPONENTS + "/BulkStateData",
                        COMPONENTS + "/BulkFlagOnly",
                        COMPONENTS + "/BulkEnabled",
                        COMPONENTS + "/BulkSoftwareStatus",
                        COMPONENTS + "/BulkRole",
                        COMPONENTS + "/BulkNID",
                        COMPONENTS + "/BulkCustomFields")
                .needs(READ, HttpMethod.GET, NODE_MAPS, NODE_MAPS + "/{xname}")
                .needs(WRITE, HttpMethod.POST, NODE_MAPS)
                .needs(WRITE, HttpMethod.PUT, NODE_MAPS + "/{xname}")
                .needs(WRITE, HttpMethod.DELETE, NODE_MAPS, NODE_MAPS + "/{xname}");
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

    private static void locks(RouteTable table) {
        table.needs(READ, HttpMethod.GET, LOCKS + "/status")
                .needs(READ, HttpMethod.POST, LOCKS + "/status", LOCKS + "/service/reservations/check")
                .needs(
                        WRITE,
                        HttpMethod.POST,
                        LOCKS + "/lock",
                        LOCKS + "/unlock",
                        LOCKS + "/repair",
                        LOCKS + "/disable",
                        LOCKS + "/reservations",
                        LOCKS + "/reservations/remove",
                        LOCKS + "/reservations/release",
                        LOCKS + "/service/reservations",
                        LOCKS + "/service/reservations/renew",
                        LOCKS + "/service/reservations/release");
    }

    private static void subscriptions(RouteTable table) {
        table.needs(READ, HttpMethod.GET, SUBSCRIPTIONS, SUBSCRIPTIONS + "/{id}")
                .needs(WRITE, HttpMethod.POST, SUBSCRIPTIONS)
                .needs(WRITE, HttpMethod.PUT, SUBSCRIPTIONS + "/{id}")
                .needs(WRITE, HttpMethod.PATCH, SUBSCRIPTIONS + "/{id}")
                .needs(WRITE, HttpMethod.DELETE, SUBSCRIPTIONS, SUBSCRIPTIONS + "/{id}");
    }
}
