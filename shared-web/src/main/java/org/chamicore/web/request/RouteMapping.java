package org.chamicore.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Spring's mapping of requests to methods, told which routes need no look. A request whose path is no route's whole text is held against all
 * routes there are, method, headers and media types first; most of them differ from it before their first variable, which is seen at once.
 */
class RouteMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, String> beginnings = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, HttpServletRequest request) {
        String path = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .value();
        return isUsual(path) && !path.startsWith(beginnings.computeIfAbsent(route, RouteMapping::beginning))
                ? null
                : super.getMatchingMapping(route, request);
    }

    /** Whether the letters of a path are those of a pattern: none is written as {@code %41}, no segment has parameters. */
    private static boolean isUsual(String path) {
        return path.indexOf('%') < 0 && path.indexOf(';') < 0;
    }

    /** What every path of a route begins with. */
    private static String beginning(RequestMappingInfo route) {
        Set<PathPattern> patterns = route.getPathPatternsCondition() == null
                ? Set.of()
                : route.getPathPatternsCondition().getPatterns();
        if (patterns.size() != 1) {
            return "";
        }
        String pattern = patterns.iterator().next().getPatternString();
        for (int at = 0; at < pattern.length(); at++) {
            if ("{*?\\".indexOf(pattern.charAt(at)) >= 0) {
                return pattern.substring(
                        0, Math.max(0, pattern.lastIndexOf('/', at))); // {*rest} is also for a path that ends here
            }
        }
        return pattern;
    }
}
