package org.chamicore.inventory.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;

/** Where a new thing is to be found. */
public record Created(@JsonProperty("URI") String uri) {

    /** Answers for one new thing. */
    public static ResponseEntity<Created> one(String uri) {
        return ResponseEntity.created(URI.create(uri)).body(new Created(uri));
    }

    /**
     * Answers for a list of new things, which may be empty.
     *
     * @param collection where to look when there is more than one
     */
    public static ResponseEntity<List<Created>> all(String collection, List<String> uris) {
        if (uris.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.created(URI.create(uris.size() == 1 ? uris.getFirst() : collection))
                .body(uris.stream().map(Created::new).toList());
    }
}
