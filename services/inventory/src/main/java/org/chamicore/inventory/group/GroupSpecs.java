package org.chamicore.inventory.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** Checks what clients say of groups. */
final class GroupSpecs {

    private static final String BAD_CHARACTERS =
            "couldn't validate group: group or partition field has invalid characters";

    private GroupSpecs() {}

    static Group group(GroupSpec spec) {
        return new Group(
                word(spec.label(), BAD_CHARACTERS),
                Optional.ofNullable(spec.description()).orElse(""),
                spec.exclusiveGroup() == null || spec.exclusiveGroup().isEmpty()
                        ? null
                        : word(spec.exclusiveGroup(), BAD_CHARACTERS),
                tags(spec.tags(), BAD_CHARACTERS));
    }

    static List<Xname> members(GroupSpec spec) {
        List<@Nullable String> ids =
                spec.members() == null ? null : spec.members().ids();
        return ids == null
                ? List.of()
                : ids.stream()
                        .map(id -> member(id, "couldn't validate group: got HMSTypeInvalid instead of valid type"))
                        .toList();
    }

    static UnaryOperator<Group> change(GroupSpec spec) {
        if (spec.description() == null && spec.tags() == null) {
            throw invalid("Request must have at least one patch field.");
        }
        List<String> tags = tags(spec.tags(), "Invalid tag.");
        return group -> new Group(
                group.label(),
                spec.description() == null ? group.description() : spec.description(),
                group.exclusiveGroup(),
                spec.tags() == null ? group.tags() : tags);
    }

    /** The members that are to be all there are. */
    static List<Xname> replacement(GroupSpec.MembersSpec sent) {
        if (sent.ids() == null) {
            throw invalid("ids must be given, if only as an empty list");
        }
        List<Xname> members = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        sent.ids().forEach(text -> Optional.ofNullable(text)
                .flatMap(Xname::find)
                .ifPresentOrElse(members::add, () -> malformed.add(String.valueOf(text))));
        if (!malformed.isEmpty()) {
            throw invalid("invalid xname IDs: [%s]".formatted(String.join(" ", malformed)));
        }
        return members;
    }

    static Xname member(@Nullable String text, String refusal) {
        return Optional.ofNullable(text)
                .flatMap(Xname::find)
                .orElseThrow(() -> GroupProblem.INVALID_MEMBER.with(refusal));
    }

    static String word(@Nullable String text, String refusal) {
        return GroupLabel.find(text).orElseThrow(() -> invalid(refusal));
    }

    private static List<String> tags(@Nullable List<@Nullable String> sent, String refusal) {
        return sent == null
                ? List.of()
                : sent.stream().map(tag -> word(tag, refusal)).distinct().toList();
    }

    private static ErrorResponseException invalid(String detail) {
        return GroupProblem.INVALID_GROUP.with(detail);
    }
}
