package org.chamicore.web.sample;

import org.chamicore.web.security.RouteTable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.HttpMethod;

/** A service as the real ones are, with nothing behind it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class SampleApplication {

    public static final String AUDIENCE = "sample";

    @Bean
    RouteTable routeTable() {
        return RouteTable.of(AUDIENCE)
                .open(
                        "nodes have no token",
                        HttpMethod.GET,
                        "/open/things/{name}",
                        "/open/things/Query",
                        "/open/search",
                        "/open/header",
                        "/open/text",
                        "/open/written",
                        "/open/stream")
                .open("nor here", HttpMethod.POST, "/open/things", "/open/things/named", "/open/raw", "/open/read")
                .open("nor here", HttpMethod.PUT, "/open/things")
                .open("shows failures", HttpMethod.GET, "/fail/{way}", "/fail/error", "/fail/half", "/fail/writing")
                .needs("sample.read", HttpMethod.GET, "/guarded/me", "/guarded/{name}")
                .needs("sample.query", HttpMethod.GET, "/guarded/Query")
                .needs("sample.write", HttpMethod.PUT, "/guarded/{name}");
    }
}
