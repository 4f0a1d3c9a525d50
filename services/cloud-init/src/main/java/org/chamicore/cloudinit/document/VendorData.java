package org.chamicore.cloudinit.document;

import static org.chamicore.cloudinit.input.Given.or;

import java.nio.charset.StandardCharsets;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.Node;
import org.springframework.web.util.UriUtils;

/**
 * The document {@code vendor-data}: an include list of the node's groups in the inventory's order, which decides what wins.
 * Groups that have nothing to include are left out.
 */
final class VendorData {

    private VendorData() {}

    /** @param fallbackBaseUrl where this service is, when neither instance nor defaults say */
    static String of(Node node, Configuration configuration, String fallbackBaseUrl) {
        String base = BaseUrl.trimmed(or(BaseUrl.configured(node, configuration), fallbackBaseUrl));
        StringBuilder list = new StringBuilder("#include\n");
        node.labels().stream()
                .flatMap(label -> configuration.group(label).stream())
                .filter(group -> !group.file().isEmpty())
                .forEach(group -> list.append(base)
                        .append('/')
                        .append(UriUtils.encode(group.name(), StandardCharsets.UTF_8))
                        .append(".yaml\n"));
        return list.toString();
    }
}
