package org.chamicore.cloudinit.document;

import static org.chamicore.cloudinit.input.Given.or;

import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.Node;

/** Where nodes reach this service, for what is put together with a path. */
final class BaseUrl {

    private BaseUrl() {}

    /** What operators decided, the instance before the defaults; blank where they did not. */
    static String configured(Node node, Configuration configuration) {
        return trimmed(or(node.instance().baseUrl(), configuration.defaults().baseUrl()));
    }

    /** Without slashes at the end. */
    static String trimmed(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }
}
