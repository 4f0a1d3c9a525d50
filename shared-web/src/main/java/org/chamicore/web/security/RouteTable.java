package org.chamicore.web.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/**
 * Which route needs what: the one place where a service says who may do what. A route of a controller that is in no row keeps
 * the service from starting. Where several rows fit a request, the one with the most specific pattern counts, as among the
 * controllers themselves.
 */
public final class RouteTable {

    /**
     * One row.
     *
     * @param scope what the token must hold; null where the route is open
     * @param reason why the route is open; blank where it is not
     */
    public record Row(HttpMethod method, String pattern, Optional<String> scope, String reason) {}

    private final String audience;
    private final List<Row> rows = new ArrayList<>();

    private RouteTable(String audience) {
        this.audience = audience;
        open("probes and scrapers hold no token", HttpMethod.GET, "/health", "/health/**", "/metrics");
        open(
                "the API's description is public",
                HttpMethod.GET,
                "/openapi.json",
                "/openapi.json/**",
                "/openapi.json.yaml",
                "/docs",
                "/swagger-ui/**");
        open("how a refusal is told", HttpMethod.GET, "/error");
        needs(
                audience + ".read",
                HttpMethod.GET,
                "/upkeep/failures",
                "/upkeep/history",
                "/upkeep/retention",
                "/upkeep/sessions");
        needs(audience + ".write", HttpMethod.POST, "/upkeep/failures", "/upkeep/failures/{id}", "/upkeep/retention");
        needs(audience + ".write", HttpMethod.DELETE, "/upkeep/failures/{id}");
    }

    /** A table with the rows that every service has. {@code audience} is what a token must name to be meant for this service. */
    public static RouteTable of(String audience) {
        return new RouteTable(audience);
    }

    /** Routes that answer anybody; a token is not even looked at. */
    public RouteTable open(String reason, HttpMethod method, String... patterns) {
        for (String pattern : patterns) {
            rows.add(new Row(method, pattern, Optional.empty(), reason));
        }
        return this;
    }

    /** Routes that need a token with this scope. Patterns are those of the controllers, letter by letter. */
    public RouteTable needs(String scope, HttpMethod method, String... patterns) {
        for (String pattern : patterns) {
            rows.add(new Row(method, pattern, Optional.of(scope), ""));
        }
        return this;
    }

    public String audience() {
        return audience;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }
}
