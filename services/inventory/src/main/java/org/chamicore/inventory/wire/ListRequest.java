package org.chamicore.inventory.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A request for a list: what is asked, and where the answer goes. */
public record ListRequest(QueryParameters query, Page page, HttpServletRequest request, HttpServletResponse response) {

    public static ListRequest of(HttpServletRequest request, HttpServletResponse response) {
        QueryParameters query = QueryParameters.of(request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey(), each -> Arrays.asList(each.getValue()))));
        return new ListRequest(query, Page.of(query), request, response);
    }

    /** Whether nothing is asked but which stretch, so that everything is meant and all of it shown. */
    public boolean isForAll() {
        return query.hasOnly(Set.of("after", "limit"));
    }

    /** Where the stretch behind a thing is found. */
    String nextAfter(String key) {
        return request.getRequestURI() + "?" + query.with("after", key).encoded();
    }
}
