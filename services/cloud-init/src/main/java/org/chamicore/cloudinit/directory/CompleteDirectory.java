package org.chamicore.cloudinit.directory;

import java.net.URI;
import org.chamicore.cloudinit.CloudInitProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The directory for whoever would take what is missing from it for what does not exist: a node that is known before all of the
 * inventory was read may lack its groups, and a list would be short.
 */
@Component
public class CompleteDirectory {

    private final LiveDirectory live;
    private final CloudInitProperties properties;

    CompleteDirectory(LiveDirectory live, CloudInitProperties properties) {
        this.live = live;
        this.properties = properties;
    }

    /**
     * Take it once per answer.
     *
     * @throws ErrorResponseException 503 with {@code Retry-After}, as this heals by itself, while the inventory was never read
     */
    public Directory get() {
        Directory directory = live.current();
        if (directory.isInventoryRead()) {
            return directory;
        }
        ProblemDetail body = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "the inventory was not read yet; ask again");
        body.setType(URI.create("urn:problem:cloud-init:inventory-not-read"));
        ErrorResponseException refusal = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, body, null);
        refusal.getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(properties.retryAfter().toSeconds()));
        throw refusal;
    }
}
