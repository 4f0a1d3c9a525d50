package org.chamicore.web.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Translates the path of a field from Java to JSON: {@code components[0].enabled} to {@code Components[0].Enabled}. */
final class JsonNames {

    private JsonNames() {}

    static String of(Class<?> root, String path) {
        StringJoiner names = new StringJoiner(".");
        @Nullable Type type = root;
        for (String step : path.split("\\.", -1)) {
            int bracket = step.indexOf('[');
            String name = bracket < 0 ? step : step.substring(0, bracket);
            String places = bracket < 0 ? "" : step.substring(bracket);
            Field field = type instanceof Class<?> owner ? ReflectionUtils.findField(owner, name) : null;
            names.add(name(field, name) + places);
            type = field == null ? null : places.isEmpty() ? field.getType() : element(field.getGenericType());
        }
        return names.toString();
    }

    private static String name(@Nullable Field field, String name) {
        JsonProperty given = field == null ? null : field.getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? name : given.value();
    }

    private static @Nullable Type element(Type container) {
        if (container instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return arguments[arguments.length - 1];
        }
        return container instanceof Class<?> array ? array.getComponentType() : null;
    }
}
