package org.chamicore.cloudinit.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.GroupContent;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.merge.Merge;
import org.chamicore.cloudinit.merge.NodeMerge;
import org.springframework.web.util.UriUtils;

/**
 * What the document {@code vendor-data} is made of: an include list of the node's groups in the inventory's order, which decides
 * what wins. Groups that have nothing to include are left out.
 *
 * @param baseUrl where nodes reach this service; blank where neither instance nor defaults say
 */
record VendorData(String baseUrl, List<GroupContent> includes) {

    VendorData {
        includes = List.copyOf(includes);
    }

    static VendorData of(Node node, Merge merge, Configuration configuration) {
        return new VendorData(
                merge.text(NodeMerge.BASE_URL),
                node.labels().stream()
                        .flatMap(label -> configuration.content(label).stream())
                        .filter(content -> !content.isSilent())
                        .toList());
    }

    static String text(String baseUrl, List<GroupContent> includes) {
        StringBuilder list = new StringBuilder("#include\n");
        includes.forEach(content -> list.append(link(baseUrl, content)).append('\n'));
        return list.toString();
    }

    static String link(String baseUrl, GroupContent content) {
        return BaseUrl.trimmed(baseUrl) + "/" + UriUtils.encode(content.name(), StandardCharsets.UTF_8) + ".yaml";
    }
}
