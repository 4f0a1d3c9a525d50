package org.chamicore.boot.bootparameters;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.Selector;

/** What an operator wants written. */
sealed interface Write {

    /** Whose boot parameters it is about. */
    Set<Selector> selectors();

    /** Gives them all one new configuration; refused where one of them has any. */
    record Create(Set<Selector> selectors, BootParameters parameters) implements Write {}

    /** Gives them all one new configuration, whatever they had; of a node nothing stays under its other names. */
    record Replace(Set<Selector> selectors, BootParameters parameters) implements Write {}

    /** Changes what they have; who shares it and is not named keeps it. Refused where one of them has nothing. */
    record Change(Set<Selector> selectors, UnaryOperator<BootParameters> change) implements Write {}

    /** Takes away what they have; refused where one of them has nothing. */
    record Delete(Set<Selector> selectors) implements Write {}

    /** A change where {@code patch} says something. */
    static Change merge(Set<Selector> selectors, BootParameters patch) {
        return new Change(selectors, before -> before.merge(patch));
    }
}
