package org.chamicore.boot.bootscript;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.BootProperties;

/**
 * The addresses that scripts hold.
 *
 * @param chain where to ask again; the query is still to be added
 * @param seed where cloud-init finds its documents
 */
record Addresses(String chain, Seed seed) {

    private static final Pattern HOST = Pattern.compile("[\\w.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}]");
    private static final String BOOTSCRIPT = "/bootscript";

    /** As the settings say; what they leave open is as the node asked, for so much it can reach. */
    static Addresses of(HttpServletRequest request, BootProperties boot) {
        URI chain = boot.chainUrl();
        URI seed = boot.seed().url();
        String host = chain == null || seed == null ? host(request) : "";
        return new Addresses(
                chain == null ? asAsked(request, host) : withoutSlash(chain) + BootPaths.ROOT + BOOTSCRIPT,
                Seed.at(
                        seed == null
                                ? request.getScheme() + "://" + host + ":"
                                        + boot.seed().port() + "/cloud-init"
                                : withoutSlash(seed)));
    }

    /** For scripts that no node gets; what the settings leave open stands for itself. */
    static Addresses ofNobody(BootProperties boot) {
        return new Addresses(
                Optional.ofNullable(boot.chainUrl())
                                .map(Addresses::withoutSlash)
                                .orElse("http://boot")
                        + BootPaths.ROOT
                        + BOOTSCRIPT,
                Seed.at(Optional.ofNullable(boot.seed().url())
                        .map(Addresses::withoutSlash)
                        .orElse("http://cloud-init")));
    }

    /** The same for one boot of one node. */
    Addresses with(String token) {
        return new Addresses(chain, seed.with(token));
    }

    private static String asAsked(HttpServletRequest request, String host) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == ("https".equals(scheme) ? 443 : 80);
        String root = request.getRequestURI().startsWith(BootPaths.GATEWAY) ? BootPaths.GATEWAY : BootPaths.ROOT;
        return scheme + "://" + host + (usual ? "" : ":" + port) + root + BOOTSCRIPT;
    }

    private static String host(HttpServletRequest request) {
        String host = request.getServerName();
        if (!HOST.matcher(host).matches()) {
            throw BootScriptProblem.BAD_HOST.with("The host that was asked has no name that a script could hold");
        }
        return host;
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
