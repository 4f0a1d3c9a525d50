package org.chamicore.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Spring's mapping of requests to methods, told which routes need no look. A request whose path is no route's whole text is held against all
 * routes there are, method, headers and media types first; most of them differ from it before their first variable, which is seen at once
 * (docs/adr/0046-routes-by-their-beginnings.md).
 */
class RouteMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, String> beginnings = new ConcurrentHashMap<>();

    /** A request while its route is looked for: what is asked of it a hundred times is at hand. */
    private static final class Asked extends HttpServletRequestWrapper {

        private final String method;
        private final String path;

        Asked(HttpServletRequest request, String path) {
            super(request);
            this.method = request.getMethod();
            this.path = path;
        }

        @Override
        public String getMethod() {
            return method;
        }

        /** Letters that are written as {@code %41} are for Spring to read. */
        boolean mayBegin(String text) {
            return path.startsWith(text) || path.indexOf('%') >= 0;
        }
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        return super.lookupHandlerMethod(path, new Asked(request, path));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, HttpServletRequest request) {
        return request instanceof Asked asked
                        && !asked.mayBegin(beginnings.computeIfAbsent(route, RouteMapping::beginning))
                ? null
                : super.getMatchingMapping(route, request);
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
