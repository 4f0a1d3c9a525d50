package org.chamicore.cloudinit.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node's token in an address: {@code /t/TOKEN/meta-data} is {@code /meta-data} with a token. It is taken out before anything
 * looks at the path, so that it is in no log, no metric and no note of who asked.
 */
public final class TokenPath {

    private static final String PREFIX = "/t/";
    private static final String TOKEN = TokenPath.class.getName();
    private static final Pattern BEGINNING = Pattern.compile("/+t/+.*");

    /** What a node may ask for in this way; what else there is would be reached past the gateway's rules. */
    private static final Pattern ASKED = Pattern.compile(
            "/t/([^/]+)(/(?:(?:meta-data|user-data|vendor-data|network-config|phone-home/[^/]+)/?|[^/]+[.]yaml))");

    /** Where nothing is. */
    private static final String NOWHERE = "/t/-";

    private TokenPath() {}

    /** What goes before a document's name in an address with this token. */
    public static String of(String token) {
        return PREFIX + token;
    }

    /** The token in the address that was asked; whatever is in its place, for nobody has looked at it. */
    public static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(TOKEN));
    }

    static HttpServletRequest without(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!path.contains(PREFIX) || !BEGINNING.matcher(path).matches()) {
            return request;
        }
        Matcher asked = ASKED.matcher(path);
        if (!asked.matches()) {
            return new RequestAt(request, NOWHERE, NOWHERE);
        }
        request.setAttribute(TOKEN, asked.group(1));
        Matcher decoded = ASKED.matcher(request.getServletPath());
        return new RequestAt(request, asked.group(2), decoded.matches() ? decoded.group(2) : asked.group(2));
    }
}
