package org.chamicore.cloudinit.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import org.chamicore.web.security.RouteTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CloudInitRoutes {

    private static final String READ = "cloudinit.read";
    private static final String WRITE = "cloudinit.write";

    @Bean
    RouteTable routeTable() {
        return RouteTable.of("cloudinit")
                .open(
                        "a booting node holds no bearer token; its address says which one it is, and a node token in the path where the site wants one",
                        GET,
                        "/meta-data",
                        "/user-data",
                        "/vendor-data",
                        "/network-config",
                        "/{group}.yaml")
                .open("as above, and it tells nothing back", POST, "/phone-home/{id}")
                .open("old probes ask for it", GET, "/version")
                .needs(
                        READ,
                        GET,
                        "/admin/cluster-defaults",
                        "/admin/groups",
                        "/admin/groups/{name}",
                        "/admin/instance-info",
                        "/admin/instance-info/{id}",
                        "/admin/phone-home",
                        "/admin/phone-home/{id}",
                        "/admin/known-hosts",
                        "/admin/nodes",
                        "/admin/unknown-callers",
                        "/admin/changes",
                        "/admin/drift",
                        "/admin/export",
                        "/admin/explain/{id}",
                        "/admin/preview/{id}",
                        "/admin/impersonation/{id}/meta-data",
                        "/admin/impersonation/{id}/user-data",
                        "/admin/impersonation/{id}/vendor-data",
                        "/admin/impersonation/{id}/network-config",
                        "/admin/impersonation/{id}/{group}.yaml")
                .needs(
                        WRITE,
                        POST,
                        "/admin/cluster-defaults",
                        "/admin/groups",
                        "/admin/sync",
                        "/admin/drift",
                        "/admin/import",
                        "/admin/instance-info/{id}/renew")
                .needs(WRITE, PUT, "/admin/cluster-defaults", "/admin/groups/{name}", "/admin/instance-info/{id}")
                .needs(WRITE, PATCH, "/admin/cluster-defaults", "/admin/groups/{name}", "/admin/instance-info/{id}")
                .needs(
                        WRITE,
                        DELETE,
                        "/admin/cluster-defaults",
                        "/admin/groups/{name}",
                        "/admin/instance-info/{id}",
                        "/admin/unknown-callers");
    }
}
