package org.chamicore.cli.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;

/** What became of the things of one kind. Several threads may count at once. */
@JsonPropertyOrder({"kind", "read", "new", "changed", "same", "kept", "refused", "left"})
final class Tally {

    private final String kind;
    private int read;
    private int created;
    private int changed;
    private int same;
    private final List<Refusal> kept = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final List<Refusal> left = new ArrayList<>();

    Tally(String kind) {
        this.kind = kind;
    }

    synchronized void read(int number) {
        read += number;
    }

    synchronized void created(int number) {
        created += number;
    }

    synchronized void changed() {
        changed++;
    }

    synchronized void same() {
        same++;
    }

    /** It is in Chamicore, differs, and stays. */
    synchronized void kept(Refusal refusal) {
        kept.add(refusal);
    }

    /** Chamicore said no to it. */
    synchronized void refused(Refusal refusal) {
        refused.add(refusal);
    }

    /** There is no way for it into Chamicore. */
    synchronized void left(Refusal refusal) {
        left.add(refusal);
    }

    @JsonProperty("kind")
    String kind() {
        return kind;
    }

    @JsonProperty("read")
    synchronized int read() {
        return read;
    }

    @JsonProperty("new")
    synchronized int created() {
        return created;
    }

    @JsonProperty("changed")
    synchronized int changes() {
        return changed;
    }

    @JsonProperty("same")
    synchronized int sames() {
        return same;
    }

    @JsonProperty("kept")
    synchronized List<Refusal> kept() {
        return List.copyOf(kept);
    }

    @JsonProperty("refused")
    synchronized List<Refusal> refused() {
        return List.copyOf(refused);
    }

    @JsonProperty("left")
    synchronized List<Refusal> left() {
        return List.copyOf(left);
    }
}
