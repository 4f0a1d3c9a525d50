package org.chamicore.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.web.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What Spring found wrong, as fields that the caller knows, under the names that the caller used. */
final class FieldErrors {

    private FieldErrors() {}

    static List<FieldError> of(BindingResult errors) {
        return errors.getAllErrors().stream()
                .map(error -> error(error, errors.getTarget(), ""))
                .toList();
    }

    static List<FieldError> of(HandlerMethodValidationException refused) {
        return refused.getParameterValidationResults().stream()
                .flatMap(FieldErrors::errors)
                .toList();
    }

    static FieldError of(TypeMismatchException refused) {
        String field = refused instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(refused.getPropertyName());
        return new FieldError(field, rule(refused));
    }

    private static Stream<FieldError> errors(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            String place = result.getContainerIndex() == null ? "" : "[%d]".formatted(result.getContainerIndex());
            return body.getAllErrors().stream().map(error -> error(error, body.getArgument(), place));
        }
        return result.getResolvableErrors().stream()
                .map(error ->
                        new FieldError(name(result.getMethodParameter()), String.valueOf(error.getDefaultMessage())));
    }

    private static FieldError error(ObjectError error, @Nullable Object target, String place) {
        String message = String.valueOf(error.getDefaultMessage());
        if (error instanceof org.springframework.validation.FieldError field) {
            String name = target == null ? field.getField() : JsonNames.of(target.getClass(), field.getField());
            return new FieldError(place.isEmpty() ? name : place + "." + name, message);
        }
        return new FieldError(place.isEmpty() ? "body" : place, message);
    }

    private static String name(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        return Stream.of(
                        query == null ? "" : query.name(),
                        header == null ? "" : header.name(),
                        path == null ? "" : path.name())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> String.valueOf(parameter.getParameterName()));
    }

    private static String rule(TypeMismatchException refused) {
        if ("".equals(refused.getValue())) {
            return "is required";
        }
        Class<?> wanted = refused.getRequiredType();
        if (wanted != null && wanted.isEnum()) {
            return "must be one of " + Arrays.toString(wanted.getEnumConstants());
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "must be true or false";
        }
        Throwable rule = refused.getMostSpecificCause();
        if (rule instanceof NumberFormatException) {
            return "must be a number";
        }
        return rule instanceof IllegalArgumentException && rule != refused
                ? String.valueOf(rule.getMessage())
                : "does not have the form wanted here";
    }
}
