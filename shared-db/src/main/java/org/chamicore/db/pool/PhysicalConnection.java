package org.chamicore.db.pool;

import java.sql.Connection;

/** A connection to the server as the pool keeps it: it knows who has it, and how much it was used. */
interface PhysicalConnection extends Connection {

    void lendTo(Borrower borrower);

    /** Whether it ran as many statements as one connection may. */
    boolean isWorn();
}
