package org.chamicore.inventory.component;

import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a node number that some clients write as a number and others as text; what is no integer becomes {@link #UNSET}. */
class NumberOrText extends ValueDeserializer<Long> {

    /** What any negative number means, too. */
    static final Long UNSET = -1L;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw context.wrongTokenException(parser, Long.class, JsonToken.VALUE_NUMBER_INT, "no number");
        }
        String text = parser.getString();
        if (!NUMBER.matcher(text).matches()) {
            throw context.weirdStringException(text, Long.class, "invalid number literal");
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException noInteger) {
            return UNSET;
        }
    }
}
