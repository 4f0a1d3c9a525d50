package org.chamicore.cloudinit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.cloudconfig.CloudConfig;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.gateway.TokenPath;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with the documents of a node, whoever asked for them. */
@Component
class DocumentWriter {

    private static final MediaType YAML = MediaType.parseMediaType("application/x-yaml");
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final DocumentCache cache;
    private final CloudInitProperties properties;

    DocumentWriter(DocumentCache cache, CloudInitProperties properties) {
        this.cache = cache;
        this.properties = properties;
    }

    ResponseEntity<byte[]> metaData(Found found) {
        return answer(YAML, of(found).metaData());
    }

    /** The same for every node: it is left to the site, and there is no way yet to set it. */
    ResponseEntity<byte[]> userData() {
        return answer(TEXT, CloudConfig.empty());
    }

    ResponseEntity<byte[]> vendorData(Found found, HttpServletRequest request) {
        String list = of(found).vendorData(baseUrl(request), TokenPath.token(request));
        return answer(TEXT, list.getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> networkConfig(Found found) {
        return answer(YAML, of(found).networkConfig());
    }

    /** Nothing is configured, and an empty answer says so at once where a 404 would cost the node ten seconds. */
    ResponseEntity<byte[]> noNetworkConfig() {
        return answer(YAML, new byte[0]);
    }

    Preview preview(Found found, HttpServletRequest request) {
        return new Preview(found, of(found), baseUrl(request));
    }

    Documents of(Found found) {
        return cache.get(found.node(), found.directory());
    }

    ResponseEntity<byte[]> group(Found found, String group) {
        byte[] document = GroupDocument.of(
                        found.node(), group, found.directory().configuration())
                .orElseThrow(() -> DocumentProblem.NOT_A_MEMBER.with(
                        "node %s is not a member of group %s (node and/or group may not exist in SMD)"
                                .formatted(found.node().id(), group)));
        return answer(TEXT, document);
    }

    /** Where the caller reached this service, unless the settings say it. */
    private String baseUrl(HttpServletRequest request) {
        if (!properties.baseUrl().isEmpty()) {
            return properties.baseUrl();
        }
        String host = request.getHeader(HttpHeaders.HOST);
        return "%s://%s/cloud-init"
                .formatted(
                        request.getScheme(),
                        host == null ? "%s:%d".formatted(request.getServerName(), request.getServerPort()) : host);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] document) {
        return ResponseEntity.ok().contentType(type).body(document);
    }
}
