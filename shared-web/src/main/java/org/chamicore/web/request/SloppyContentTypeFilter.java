package org.chamicore.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Reads a body as JSON where its sender says nothing of its type, or what its tool says of every body: existing clients send
 * none, and {@code curl -d} calls everything a form. A type that is meant and is not JSON is still refused.
 */
class SloppyContentTypeFilter extends HttpFilter {

    private static final List<String> MEANINGLESS =
            List.of("application/x-www-form-urlencoded", "application/octet-stream", "text/plain");

    private final List<String> formPaths;

    /** @param formPaths beginnings of the paths that take real forms */
    SloppyContentTypeFilter(List<String> formPaths) {
        this.formPaths = List.copyOf(formPaths);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(saysNothing(request) && !takesForms(request) ? new AsJson(request) : request, response);
    }

    private static boolean saysNothing(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || type.isBlank()) {
            return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        }
        return MEANINGLESS.stream().anyMatch(type.strip().toLowerCase(Locale.ROOT)::startsWith);
    }

    private boolean takesForms(HttpServletRequest request) {
        return formPaths.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    private static final class AsJson extends HttpServletRequestWrapper {

        AsJson(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_JSON_VALUE;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? getContentType() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(getContentType()))
                    : super.getHeaders(name);
        }
    }
}
