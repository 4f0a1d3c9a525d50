package org.chamicore.boot.bootparameters;

import java.util.List;
import java.util.UUID;
import org.chamicore.boot.bootscript.Impact;
import org.chamicore.boot.configuration.Selector;

/** All that can come of a write; the controller answers each case by name. */
sealed interface WriteOutcome {

    /** A configuration was stored; its token goes into the scripts. */
    record Stored(UUID referralToken) implements WriteOutcome {}

    /** Nothing was written; this is what would have come of it. */
    record Previewed(Impact impact) implements WriteOutcome {}

    /** What was there was changed or removed. */
    record Done() implements WriteOutcome {}

    /** Nothing was written, for these have a configuration already. */
    record AlreadyBound(List<Selector> selectors) implements WriteOutcome {}

    /** Nothing was written, for these have none. */
    record NotBound(List<Selector> selectors) implements WriteOutcome {}
}
