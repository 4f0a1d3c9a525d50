package org.chamicore.cloudinit.cloudconfig;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a plain variable of a template means, {@code ds.meta_data.instance_data.v1.groups['row-b'].ntp}. */
sealed interface Variable {

    /** @param text as the node prints it */
    record Found(String text) implements Variable {}

    /** @param shown what the node prints instead */
    record Missing(String name, String shown) implements Variable {}

    /** The node refuses the whole template. */
    record Broken(String reason) implements Variable {}

    /** Nothing that can be known here. */
    record OnlyOnNode() implements Variable {}

    Pattern FORM = Pattern.compile(
            "[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+|\\[\\s*(?:\"[^\"\\\\]*\"|'[^'\\\\]*'|[0-9]+)\\s*])*");
    Pattern STEP = Pattern.compile("\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|\\.?(?<plain>[A-Za-z0-9_]+)");
    Pattern INDEX = Pattern.compile("[0-9]{1,9}");
    Pattern VERSION = Pattern.compile("v[0-9]+");

    /** Names that are cloud-init's own, which it reads from the top of the meta-data. */
    Set<String> STANDARD = Set.of("instance_id", "local_hostname", "region", "availability_zone", "cloud_name");

    /** With a dot before it, such a name means what every map of the node can do, not a key of it. */
    Set<String> ABILITIES = Set.of(
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    static Variable find(String expression, ObjectNode metaData) {
        if (!FORM.matcher(expression).matches()) {
            return new OnlyOnNode();
        }
        List<MatchResult> steps = STEP.matcher(expression).results().toList();
        List<String> names = steps.stream().map(Variable::name).toList();
        int standard = names.getFirst().equals("v1") ? 1 : 0;
        if (names.size() == standard + 1 && STANDARD.contains(names.getLast())) {
            return step(metaData, names.getLast())
                    .flatMap(PythonText::of)
                    .<Variable>map(Found::new)
                    .orElseGet(OnlyOnNode::new);
        }
        if (names.size() < 3 || !names.getFirst().equals("ds") || !names.get(1).equals("meta_data")) {
            return new OnlyOnNode();
        }
        return walk(metaData, steps.subList(2, steps.size()), expression);
    }

    private static Variable walk(JsonNode from, List<MatchResult> steps, String expression) {
        JsonNode value = from;
        for (int nr = 0; nr < steps.size(); nr++) {
            String name = name(steps.get(nr));
            boolean dotted = steps.get(nr).group().startsWith(".");
            if (!value.isContainer() || (dotted && isAbility(value, name))) {
                return new OnlyOnNode();
            }
            Optional<JsonNode> next = step(value, name);
            if (next.isEmpty()) {
                return nr == steps.size() - 1
                        ? new Missing(expression, "CI_MISSING_JINJA_VAR/" + name)
                        : new Broken("'%s' goes into '%s', which the meta-data lacks".formatted(expression, name));
            }
            value = next.get();
        }
        return PythonText.of(value).<Variable>map(Found::new).orElseGet(OnlyOnNode::new);
    }

    private static boolean isAbility(JsonNode value, String name) {
        return value.isArray() ? !INDEX.matcher(name).matches() : ABILITIES.contains(name);
    }

    private static String name(MatchResult step) {
        return Optional.ofNullable(step.group("double"))
                .or(() -> Optional.ofNullable(step.group("single")))
                .orElseGet(() -> step.group("plain"));
    }

    /** Names with a hyphen or a dot are also known with an underscore, and what is in {@code v1} one level up. */
    private static Optional<JsonNode> step(JsonNode parent, String name) {
        if (parent.isArray()) {
            return INDEX.matcher(name).matches() ? parent.optional(Integer.parseInt(name)) : Optional.empty();
        }
        return parent.optional(name).or(() -> underscored(parent, name)).or(() -> parent.propertyStream()
                .filter(each -> VERSION.matcher(each.getKey()).matches()
                        && each.getValue().isObject())
                .sorted(Map.Entry.<String, JsonNode>comparingByKey(Comparator.reverseOrder()))
                .flatMap(each -> each.getValue().optional(name).or(() -> underscored(each.getValue(), name)).stream())
                .findFirst());
    }

    private static Optional<JsonNode> underscored(JsonNode parent, String name) {
        return parent.propertyStream()
                .filter(each -> each.getKey().replaceAll("[-.]", "_").equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
