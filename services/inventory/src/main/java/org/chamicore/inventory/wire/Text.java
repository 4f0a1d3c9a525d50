package org.chamicore.inventory.wire;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** Refuses texts that the database cannot hold, where the field that holds them can still be named. */
@JacksonComponent
class Text extends StdScalarDeserializer<String> {

    private static final String RULE = "must not hold a NUL character or half a surrogate pair";

    Text() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw context.wrongTokenException(parser, String.class, JsonToken.VALUE_STRING, "no text");
        }
        String text = parser.getString();
        if (text.indexOf('\0') >= 0 || hasHalfCharacter(text)) {
            MismatchedInputException refused = MismatchedInputException.from(parser, String.class, RULE);
            refused.initCause(new IllegalArgumentException(RULE));
            throw refused;
        }
        return text;
    }

    private static boolean hasHalfCharacter(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return text.codePoints()
                        .anyMatch(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE);
            }
        }
        return false;
    }
}
