package org.chamicore.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chamicore.web.security.RouteTable.Row;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** A {@link RouteTable} made ready to look requests up in. */
class Routes {

    private record Route(PathPattern pattern, Row row) {}

    private static final String FOUND = Routes.class.getName() + ".row";

    /** Rows whose pattern is a plain path, which is the most specific pattern of all: by method and path. */
    private final Map<String, Map<String, Row>> plain;

    /** All rows by method, the most specific first. */
    private final Map<String, List<Route>> routes;

    Routes(RouteTable table) {
        routes = table.rows().stream()
                .map(row -> new Route(PathPatternParser.defaultInstance.parse(row.pattern()), row))
                .sorted(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .collect(Collectors.groupingBy(route -> route.row().method().name()));
        plain = new HashMap<>();
        for (Row row : table.rows()) {
            if (!PathPatternParser.defaultInstance.parse(row.pattern()).hasPatternSyntax()) {
                plain.computeIfAbsent(row.method().name(), method -> new HashMap<>())
                        .putIfAbsent(row.pattern(), row);
            }
        }
    }

    /** The row for a request; empty where the table knows no such route, and so no controller does. HEAD is as GET. */
    Optional<Row> find(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Row known) {
            return Optional.of(known);
        }
        Optional<Row> row = lookUp(request);
        if (row.isPresent() && row.get().scope().isPresent()) {
            request.setAttribute(FOUND, row.get()); // a guarded route is asked for by filter after filter
        }
        return row;
    }

    private Optional<Row> lookUp(HttpServletRequest request) {
        String method = HttpMethod.HEAD.matches(request.getMethod()) ? HttpMethod.GET.name() : request.getMethod();
        if (request.getContextPath().isEmpty()) {
            Row row = plain.getOrDefault(method, Map.of()).get(request.getRequestURI());
            if (row != null) {
                return Optional.of(row);
            }
        }
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        for (Route route : routes.getOrDefault(method, List.of())) {
            if (route.pattern().matches(path)) {
                return Optional.of(route.row());
            }
        }
        return Optional.empty();
    }

    boolean isOpen(HttpServletRequest request) {
        return find(request).filter(row -> row.scope().isEmpty()).isPresent();
    }

    boolean names(HttpMethod method, String pattern) {
        return routes.getOrDefault(method.name(), List.of()).stream()
                .anyMatch(route -> route.row().pattern().equals(pattern));
    }

    /** Whether every path of a foreign route, the framework's own, is below a row. */
    boolean covers(HttpMethod method, String pattern) {
        PathContainer path = PathContainer.parsePath(pattern);
        return names(method, pattern)
                || routes.getOrDefault(method.name(), List.of()).stream()
                        .anyMatch(route -> route.pattern().matches(path));
    }
}
