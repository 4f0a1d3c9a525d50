package org.chamicore.boot.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import org.chamicore.boot.BootPaths;
import org.chamicore.web.security.RouteTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place that says which route needs which scope. */
@Configuration(proxyBeanMethods = false)
public class BootRoutes {

    private static final String READ = "bss.read";
    private static final String WRITE = "bss.write";

    @Bean
    RouteTable routeTable() {
        RouteTable table = RouteTable.of("bss");
        addUnder(BootPaths.ROOT, table);
        addUnder(BootPaths.GATEWAY, table);
        addSeedUnder("", table);
        addSeedUnder(BootPaths.ROOT, table);
        addSeedUnder(BootPaths.GATEWAY_ROOT, table);
        addSeedUnder(BootPaths.GATEWAY, table);
        return table;
    }

    private static void addUnder(String root, RouteTable table) {
        table.open("booting nodes hold no token", GET, root + "/bootscript")
                .open("older services take it for a probe", GET, root)
                .open(
                        "probes of existing deployments hold no token",
                        GET,
                        root + "/service/status",
                        root + "/service/status/all",
                        root + "/service/version",
                        root + "/service/hsm",
                        root + "/service/storage/status",
                        root + "/hosts")
                .open(
                        "the existing command line sends no token here",
                        GET,
                        root + "/dumpstate",
                        root + "/endpoint-history")
                .open("state change daemons hold no token, and it changes nothing", POST, root + "/scn")
                .needs(
                        READ,
                        GET,
                        root + "/bootparameters",
                        root + "/bootparameters/params",
                        root + "/explain",
                        root + "/history",
                        root + "/changes",
                        root + "/unknown",
                        root + "/drift")
                .needs(
                        WRITE,
                        POST,
                        root + "/bootparameters",
                        root + "/sync",
                        root + "/hosts",
                        root + "/unknown/{mac}/adopt",
                        root + "/drift")
                .needs(WRITE, PUT, root + "/bootparameters")
                .needs(WRITE, PATCH, root + "/bootparameters", root + "/bootparameters/params")
                .needs(WRITE, DELETE, root + "/bootparameters", root + "/unknown/{mac}");
    }

    private static void addSeedUnder(String root, RouteTable table) {
        table.open("nodes hold no token while they start", GET, root + "/meta-data", root + "/user-data")
                .open(
                        "nodes hold no token while they start; their address says who they are",
                        POST,
                        root + "/phone-home");
    }
}
