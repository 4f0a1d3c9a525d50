package org.chamicore.cli.explain;

import java.util.Optional;
import org.chamicore.cli.http.Api;

/** How a person names a node: by number, by MAC address, by xname or by name. */
record NodeQuery(String node, Optional<String> arch) {

    /** As the boot service wants it. */
    String text() {
        String query = parameter() + "=" + Api.encoded(node);
        return arch.map(text -> query + "&arch=" + Api.encoded(text)).orElse(query);
    }

    private String parameter() {
        if (node.matches("\\d{1,10}")) {
            return "nid";
        }
        return node.matches(
                        "[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{12}|[0-9A-Fa-f]{4}(\\.[0-9A-Fa-f]{4}){2}")
                ? "mac"
                : "name";
    }
}
