package org.chamicore.cli.imports;

import java.util.List;

/** A store of a former server. It is read and never written. */
public interface Source {

    /** Who takes what is read. */
    interface Taker {

        /** All things of one kind. */
        void take(Kind kind, List<Item> items);

        /** Something that this source knows and Chamicore cannot be given. */
        void leave(String kind, String id, String reason);
    }

    /** Hands everything over, in an order in which it can be written: first what others refer to. */
    void read(Taker taker);
}
