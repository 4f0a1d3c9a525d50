package org.chamicore.cli.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import tools.jackson.databind.JsonNode;

/**
 * That a node is in a group, or in a partition, of the inventory.
 *
 * @param kind {@code groups} or {@code partitions}
 */
record MembershipPart(String node, String kind, String name) implements Part {

    static final JsonNode MEMBER = Image.wanted(Map.of("member", true));

    static MembershipPart ofGroup(String node, String label) {
        return new MembershipPart(node, "groups", label);
    }

    /** What a node is in, with what people call it. */
    static Map<MembershipPart, String> all(Apis apis, String node) {
        Map<MembershipPart, String> all = new LinkedHashMap<>();
        Answer answer = apis.inventory().get("/hsm/v2/memberships/" + Api.encoded(node));
        if (answer.status() == 404) {
            return all;
        }
        JsonNode told = answer.orRefuse().json();
        told.path("groupLabels").forEach(label -> {
            MembershipPart group = ofGroup(node, label.asString());
            all.put(group, group.toString());
        });
        String partition = told.path("partitionName").asString("");
        if (!partition.isEmpty()) {
            MembershipPart part = new MembershipPart(node, "partitions", partition);
            all.put(part, part.toString());
        }
        return all;
    }

    @Override
    public Image read(Apis apis) {
        return all(apis, node).containsKey(this) ? new Image(MEMBER, "") : Image.none();
    }

    @Override
    public Answer write(Apis apis, Image now, JsonNode wanted) {
        String members = "/hsm/v2/%s/%s/members".formatted(kind, Api.encoded(name));
        return wanted.isNull()
                ? apis.inventory().delete(members + "/" + Api.encoded(node))
                : apis.inventory().post(members, Image.body(Image.wanted(Map.of("id", node))));
    }

    @Override
    public String toString() {
        return "%s %s".formatted(kind.substring(0, kind.length() - 1), name);
    }
}
