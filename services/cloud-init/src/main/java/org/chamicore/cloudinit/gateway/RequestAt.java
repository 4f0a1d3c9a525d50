package org.chamicore.cloudinit.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request as if it had asked for another path. */
final class RequestAt extends HttpServletRequestWrapper {

    private final String path;
    private final String decoded;

    /** @param decoded the path without percent signs */
    RequestAt(HttpServletRequest request, String path, String decoded) {
        super(request);
        this.path = path;
        this.decoded = decoded;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        String whole = super.getRequestURL().toString();
        String before = super.getRequestURI();
        return new StringBuffer(whole.substring(0, whole.length() - before.length())).append(path);
    }

    @Override
    public String getServletPath() {
        return decoded;
    }
}
