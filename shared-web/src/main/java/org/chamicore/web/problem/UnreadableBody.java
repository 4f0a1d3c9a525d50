package org.chamicore.web.problem;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chamicore.web.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that could not be read, and where. */
record UnreadableBody(String detail, List<FieldError> errors) {

    private static final int LONGEST = 200;

    static UnreadableBody of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabindException || cause instanceof InputCoercionException) {
                return ofValue((JacksonException) cause);
            }
            if (cause instanceof JacksonException json) {
                return new UnreadableBody(
                        "The body is not JSON that can be read: %s%s".formatted(summary(json), place(json)), List.of());
            }
        }
        return new UnreadableBody("The body is missing or cannot be read", List.of());
    }

    private static UnreadableBody ofValue(JacksonException mismatch) {
        String rule = rule(mismatch);
        if (mismatch.getPath().isEmpty()) {
            return new UnreadableBody("The body " + rule, List.of());
        }
        String field = field(mismatch);
        return new UnreadableBody("Field %s %s".formatted(field, rule), List.of(new FieldError(field, rule)));
    }

    private static String field(JacksonException mismatch) {
        return mismatch.getPath().stream()
                .map(each -> each.getPropertyName() == null
                        ? "[%d]".formatted(each.getIndex())
                        : "." + each.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** A value type's constructor says best what it wants; Jackson knows the rest. */
    private static String rule(JacksonException mismatch) {
        for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException refused && refused.getMessage() != null) {
                return "is not valid: " + refused.getMessage();
            }
        }
        return switch (mismatch) {
            case InputCoercionException number -> "must be " + name(number.getTargetType());
            case InvalidFormatException text
            when text.getTargetType() == String.class && text.getValue() instanceof String ->
                "holds a character that no text may";
            case UnrecognizedPropertyException unknown -> "is no key that can be set here";
            case MismatchedInputException typed
            when typed.getTargetType() != null -> "must be " + name(typed.getTargetType());
            default -> "does not have the form wanted here";
        };
    }

    private static String name(Class<?> target) {
        if (target == Boolean.class || target == boolean.class) {
            return "true or false";
        }
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(target);
        if (Number.class.isAssignableFrom(boxed)) {
            return "a number (%s)".formatted(boxed.getSimpleName().toLowerCase(Locale.ROOT));
        }
        if (CharSequence.class.isAssignableFrom(target)) {
            return "a text";
        }
        if (Iterable.class.isAssignableFrom(target) || target.isArray()) {
            return "a list";
        }
        if (target.isEnum()) {
            return "one of " + Arrays.toString(Objects.requireNonNull(target.getEnumConstants()));
        }
        if (Temporal.class.isAssignableFrom(target)) {
            return "a time (ISO 8601)";
        }
        return "an object of the form wanted here";
    }

    private static String summary(JacksonException json) {
        if (json instanceof StreamConstraintsException) {
            return "it is nested too deeply, or a name, number or text in it is too long";
        }
        @Nullable String message = json.getOriginalMessage();
        String line =
                message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    private static String place(JacksonException json) {
        TokenStreamLocation location = json.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }
}
