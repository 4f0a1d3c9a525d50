package org.chamicore.boot.bootparameters;

import java.util.Set;
import org.chamicore.boot.bootparameters.WriteOutcome.AlreadyBound;
import org.chamicore.boot.bootparameters.WriteOutcome.Done;
import org.chamicore.boot.bootparameters.WriteOutcome.NotBound;
import org.chamicore.boot.bootparameters.WriteOutcome.Previewed;
import org.chamicore.boot.bootparameters.WriteOutcome.Stored;
import org.chamicore.boot.bootscript.Impact;
import org.chamicore.boot.configuration.Selector;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What clients are told of a write. */
final class WriteAnswers {

    private static final String TOKEN = "BSS-Referral-Token";

    private WriteAnswers() {}

    /** @param status of a success; what was only tried is 200 */
    static ResponseEntity<Impact> of(WriteOutcome outcome, HttpStatus status) {
        return switch (outcome) {
            case Stored stored ->
                ResponseEntity.status(status)
                        .header(TOKEN, stored.referralToken().toString())
                        .build();
            case Done done -> ResponseEntity.status(status).build();
            case Previewed previewed -> ResponseEntity.ok(previewed.impact());
            case AlreadyBound bound ->
                throw BootParametersProblem.ALREADY_BOUND.with("These have boot parameters already", bound.selectors());
            case NotBound free ->
                throw BootParametersProblem.NOT_BOUND.with("These have no boot parameters", free.selectors());
        };
    }

    /** A write without selector is no write to everybody. */
    static Set<Selector> named(Set<Selector> selectors) {
        if (selectors.isEmpty()) {
            throw BootParametersProblem.NO_SELECTOR.with("Say for which nodes: hosts, macs or nids");
        }
        if (selectors.contains(Selector.ALL) && selectors.size() > 1) {
            throw BootParametersProblem.ALL_AND_MORE.with("hosts: all stands alone, or not at all");
        }
        return selectors;
    }
}
