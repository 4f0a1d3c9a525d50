package org.chamicore.inventory.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chamicore.inventory.wire.FieldError;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads the names of members that a client sends; a name may have ranges, {@code x1000c[0-7]s0b0n0}. */
public final class MemberReader {

    private static final String LIST = "members.ids";

    private int count;

    private MemberReader() {}

    /** Reads one name, which stands for one component. */
    public static Xname one(@Nullable String text, String refusal) {
        return Optional.ofNullable(text).flatMap(Xname::find).orElseThrow(() -> Refusal.at("id", refusal));
    }

    /**
     * Reads the members of something new.
     *
     * @param prefix what a refusal begins with
     */
    public static SentMembers all(@Nullable MembersSpec sent, String prefix) {
        List<@Nullable String> ids = sent == null ? null : sent.ids();
        if (ids == null) {
            return new SentMembers(List.of());
        }
        MemberReader reader = new MemberReader();
        return SentMembers.list(
                LIST, Items.<@Nullable String, List<Xname>>readAll(LIST, ids, reader::expanded, index -> prefix));
    }

    /** Reads the members that are to be all there are. */
    public static SentMembers replacement(MembersSpec sent) {
        if (sent.ids() == null) {
            throw Refusal.at("ids", "ids must be given, if only as an empty list");
        }
        MemberReader reader = new MemberReader();
        List<List<Xname>> members = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < sent.ids().size(); index++) {
            String text = sent.ids().get(index);
            try {
                members.add(reader.expanded(text));
            } catch (InvalidItemException invalid) {
                malformed.add(String.valueOf(text));
                errors.add(new FieldError("ids[%d]".formatted(index), String.valueOf(invalid.getMessage())));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST, "invalid xname IDs: [%s]".formatted(String.join(" ", malformed)), errors);
        }
        return SentMembers.list("ids", members);
    }

    private List<Xname> expanded(@Nullable String text) {
        try {
            List<Xname> members = Ranges.expand(String.valueOf(text)).stream()
                    .map(Xname::parse)
                    .toList();
            count += members.size();
            if (count <= Ranges.MOST) {
                return members;
            }
        } catch (IllegalArgumentException wrong) {
            // refused below
        }
        throw new InvalidItemException("", "got HMSTypeInvalid instead of valid type");
    }
}
