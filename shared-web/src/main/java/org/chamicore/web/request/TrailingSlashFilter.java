package org.chamicore.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.UrlHandlerFilter;

/** {@code /boot/v1/hosts/} is {@code /boot/v1/hosts}: clients send either. Costs nothing where there is no such slash. */
class TrailingSlashFilter extends HttpFilter {

    private final UrlHandlerFilter withoutSlash =
            UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().endsWith("/")) {
            withoutSlash.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }
}
