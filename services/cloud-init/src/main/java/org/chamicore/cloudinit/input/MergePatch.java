package org.chamicore.cloudinit.input;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON merge patch, RFC 7386: what is named is set, null takes away, objects are gone into. A key that the thing has not is refused,
 * for a patch says nothing but what shall change.
 */
@Component
public class MergePatch {

    private final JsonMapper json;

    MergePatch(JsonMapper json) {
        this.json = json;
    }

    /**
     * The thing with the patch applied.
     *
     * @throws HttpMessageNotReadableException when that is of another form, as a body of that form would be
     */
    public <T extends Record> T patched(T before, ObjectNode patch, Class<T> type) {
        try {
            return json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(
                            merge(json.valueToTree(before), Spellings.of(type).canonical(patch)));
        } catch (DatabindException refused) {
            throw new HttpMessageNotReadableException("the patch makes it unreadable", refused, new NoMessage());
        }
    }

    static ObjectNode merge(JsonNode target, ObjectNode patch) {
        ObjectNode merged =
                target.isObject() ? ((ObjectNode) target).deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.forEachEntry((key, value) -> {
            if (value.isNull()) {
                merged.remove(key);
            } else if (value.isObject()) {
                merged.set(key, merge(merged.path(key), (ObjectNode) value));
            } else {
                merged.set(key, value);
            }
        });
        return merged;
    }

    /** The body was read already. */
    private static final class NoMessage implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public HttpHeaders getHeaders() {
            return HttpHeaders.EMPTY;
        }
    }
}
