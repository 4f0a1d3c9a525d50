package org.chamicore.cloudinit.cloudconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in the plain variables of a template, {@code {{ ds.meta_data.region }}}, for a preview. Statements, filters and
 * everything else of jinja are the node's alone to carry out.
 */
public final class Template {

    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}");
    private static final Pattern VARIABLE =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+|\\[\\s*(?:\"[^\"]*\"|'[^']*'|[0-9]+)\\s*])*");
    private static final Pattern STEP = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_]+)");
    private static final Pattern STATEMENT = Pattern.compile("\\{%.*?%}|\\{#.*?#}", Pattern.DOTALL);

    /**
     * What came of it.
     *
     * @param notes what could not be filled in, and what stands there instead
     */
    public record Filled(String text, List<String> notes) {

        public Filled {
            notes = List.copyOf(notes);
        }
    }

    private Template() {}

    /** @param metaData of the node, which is what {@code ds.meta_data} means there */
    public static Filled fillIn(String text, ObjectNode metaData) {
        List<String> notes = new ArrayList<>();
        if (STATEMENT.matcher(text).find()) {
            notes.add("statements and comments of the template are left as they are: the node carries them out");
        }
        String filled =
                EXPRESSION.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, metaData, notes)));
        return new Filled(filled, notes);
    }

    /** The text with a placeholder for everything that is filled in, so that what stands around it can be read. */
    static String outline(String text) {
        return EXPRESSION.matcher(STATEMENT.matcher(text).replaceAll("")).replaceAll("0");
    }

    static boolean hasStatements(String text) {
        return STATEMENT.matcher(text).find();
    }

    private static String value(MatchResult found, ObjectNode metaData, List<String> notes) {
        String expression = found.group(1);
        if (!VARIABLE.matcher(expression).matches()) {
            notes.add("'%s' is left as it is: the node works it out".formatted(expression));
            return found.group();
        }
        Optional<JsonNode> value = find(expression, metaData);
        if (value.isEmpty()) {
            notes.add("'%s' is not known from the meta-data".formatted(expression));
            return found.group();
        }
        return text(value.get());
    }

    private static Optional<JsonNode> find(String expression, ObjectNode metaData) {
        List<String> steps = STEP.matcher(expression)
                .results()
                .map(step ->
                        step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3))
                .toList();
        if (steps.size() < 3 || !steps.get(0).equals("ds") || !steps.get(1).equals("meta_data")) {
            return standard(steps, metaData);
        }
        JsonNode value = metaData;
        for (String step : steps.subList(2, steps.size())) {
            value = child(value, step);
        }
        return Optional.of(value).filter(each -> !each.isMissingNode());
    }

    /** cloud-init's own names, {@code v1.region} and the like, which it reads from the top of the meta-data. */
    private static Optional<JsonNode> standard(List<String> steps, ObjectNode metaData) {
        List<String> name = steps.getFirst().equals("v1") ? steps.subList(1, steps.size()) : steps;
        if (name.size() != 1) {
            return Optional.empty();
        }
        return switch (name.getFirst()) {
            case "instance_id", "local_hostname", "region", "availability_zone", "cloud_name" ->
                Optional.of(child(metaData, name.getFirst())).filter(each -> !each.isMissingNode());
            default -> Optional.empty();
        };
    }

    /** Names with a hyphen or a dot are also known with an underscore. */
    private static JsonNode child(JsonNode parent, String name) {
        if (parent.isArray() && name.chars().allMatch(Character::isDigit) && name.length() < 10) {
            return parent.path(Integer.parseInt(name));
        }
        JsonNode exact = parent.path(name);
        if (!exact.isMissingNode()) {
            return exact;
        }
        return parent.propertyStream()
                .filter(each -> each.getKey().replaceAll("[-.]", "_").equals(name))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(exact);
    }

    /** As Python prints it: lists of texts in brackets and single quotes. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.isString() ? "'" + item.stringValue() + "'" : text(item)));
            return "[" + String.join(", ", items) + "]";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        if (value.isNull()) {
            return "None";
        }
        return value.isObject() ? value.toString() : value.asString();
    }
}
