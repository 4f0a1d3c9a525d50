package org.chamicore.web.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Keeps a service from starting while it has a route that the table does not name: one of its controllers', or one that a
 * library brings along, such as an actuator endpoint that somebody exposed.
 */
class RouteTableCheck implements SmartInitializingSingleton {

    private static final String OURS = "org.chamicore.";
    private static final String ERROR_PAGE = "/error";
    private static final List<RequestMethod> HARMLESS =
            List.of(RequestMethod.HEAD, RequestMethod.OPTIONS, RequestMethod.TRACE);

    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;
    private final Routes routes;

    RouteTableCheck(ObjectProvider<RequestMappingInfoHandlerMapping> mappings, Routes routes) {
        this.mappings = mappings;
        this.routes = routes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unnamed = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(this::unnamed)
                .distinct()
                .sorted()
                .toList();
        if (!unnamed.isEmpty()) {
            throw new IllegalStateException("The route table has no row for " + unnamed);
        }
    }

    private Stream<String> unnamed(Map.Entry<RequestMappingInfo, HandlerMethod> handler) {
        boolean ours = handler.getValue().getBeanType().getName().startsWith(OURS);
        BiPredicate<HttpMethod, String> isNamed = ours ? routes::names : routes::covers;
        Set<RequestMethod> methods = handler.getKey().getMethodsCondition().getMethods();
        return handler.getKey().getPatternValues().stream()
                .filter(pattern -> !pattern.equals(ERROR_PAGE))
                .flatMap(pattern -> (methods.isEmpty() ? Stream.of(RequestMethod.values()) : methods.stream())
                        .filter(method -> !HARMLESS.contains(method))
                        .filter(method -> !isNamed.test(HttpMethod.valueOf(method.name()), pattern))
                        .map(method -> method + " " + pattern));
    }
}
