package org.chamicore.web.sample;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Fields of every kind, all optional but the name; not in the order of the alphabet. */
record Thing(
        @NotBlank @Size(max = 20) String name,
        Boolean enabled,
        Integer count,
        Long big,
        Double weight,
        Color color,
        Place place,
        Instant since,
        List<String> tags,
        Map<String, String> labels,
        @JsonProperty("Components") List<@Valid Component> components) {

    enum Color {
        RED,
        GREEN
    }

    record Component(
            @NotBlank @JsonProperty("ID") String id,
            @JsonProperty("Enabled") Boolean enabled,
            @JsonProperty("State") @Size(max = 8) String state) {}

    /** A value with a form, as the style wants it. */
    record Place(String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Place {
            if (!value.startsWith("x")) {
                throw new IllegalArgumentException("%s does not begin with x".formatted(value));
            }
        }

        @JsonValue
        @Override
        public String value() {
            return value;
        }
    }
}
