package org.chamicore.cli.explain;

import java.util.stream.Collectors;
import org.chamicore.cli.console.Table;
import tools.jackson.databind.JsonNode;

/** The boot service's explanation, for people. */
record Explanation(JsonNode json) {

    @Override
    public String toString() {
        return "%s%n%n%s%n%s%n%n%s"
                .formatted(
                        node(),
                        considered(),
                        decision(),
                        json.path("script").asString().indent(4));
    }

    private String node() {
        JsonNode node = json.path("node");
        if (node.isMissingNode()) {
            return "%s is unknown to the inventory".formatted(json.path("asked").asString());
        }
        return "%s is %s: nid %s, role %s, groups %s%s"
                .formatted(
                        json.path("asked").asString(),
                        node.path("xname").asString(),
                        node.path("nid").asString("none"),
                        role(node),
                        groups(node),
                        node.path("enabled").asBoolean() ? "" : ", not enabled");
    }

    private static String role(JsonNode node) {
        String role = node.path("role").asString();
        String subRole = node.path("subRole").asString();
        return role.isEmpty() ? "none" : subRole.isEmpty() ? role : role + "/" + subRole;
    }

    private static String groups(JsonNode node) {
        String groups =
                node.path("groups").valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
        return groups.isEmpty() ? "none" : groups;
    }

    private Table considered() {
        Table table = new Table("LEVEL", "SELECTOR", "RESULT", "KERNEL", "WHY");
        json.path("considered")
                .forEach(each -> table.row(
                        each.path("level").asString(),
                        each.path("selector").asString(),
                        each.path("result").asString().replace('_', ' '),
                        dash(each.at("/configuration/kernel").asString("")),
                        each.path("reason").asString()));
        return table;
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private String decision() {
        String outcome = json.path("outcome").asString().replace('_', ' ');
        return "It is told to %s: %s. The script:"
                .formatted(outcome, json.path("reason").asString());
    }
}
