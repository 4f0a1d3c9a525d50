package org.chamicore.web.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Refuses texts that JSON can spell and PostgreSQL cannot keep: with NUL in them, or half a surrogate pair. */
class StorableText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == 0 || Character.isSurrogate(letter)) {
                if (!isPair(text, at)) {
                    throw context.weirdStringException(text, String.class, "no text may hold this");
                }
                at++;
            }
        }
        return text;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
