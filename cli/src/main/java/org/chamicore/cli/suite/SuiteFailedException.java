package org.chamicore.cli.suite;

import org.chamicore.cli.console.RefusedException;

/** Something of the suite does not run as it should; the message names it and ends with the last lines of its log. */
public class SuiteFailedException extends RefusedException {

    SuiteFailedException(String message) {
        super(message);
    }

    static SuiteFailedException ended(String name, String how, LogTail log) {
        return new SuiteFailedException(
                "%s has ended %s. The end of %s:%n%s".formatted(name, how, log.file(), log.lastLines()));
    }
}
