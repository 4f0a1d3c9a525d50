package org.chamicore.web.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Gives every request an id, its caller's or its trace's where there is one: in the answer, in log lines, in problem documents. */
class RequestIdFilter extends HttpFilter {

    private static final String KEPT = RequestIdFilter.class.getName();

    private final Supplier<Optional<String>> trace;

    /** @param trace the trace and span of the current request, where it is traced */
    RequestIdFilter(Supplier<Optional<String>> trace) {
        this.trace = trace;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(RequestId.LOG_NAME, id(request, response));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.clear();
        }
    }

    /** What is told later, in a dispatch of its own (an error, the end of a stream), keeps the id. */
    private String id(HttpServletRequest request, HttpServletResponse response) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                && request.getAttribute(KEPT) instanceof String known) {
            return known;
        }
        String id = RequestId.of(request, trace);
        request.setAttribute(KEPT, id);
        response.setHeader(RequestId.HEADER, id);
        return id;
    }
}
