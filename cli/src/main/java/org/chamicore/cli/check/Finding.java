package org.chamicore.cli.check;

/**
 * One thing that was looked at.
 *
 * @param subject what
 * @param verdict how it is
 * @param found what was seen
 * @param advice what to do; empty where there is nothing
 */
record Finding(String subject, Verdict verdict, String found, String advice) {

    static Finding ok(String subject, String found) {
        return new Finding(subject, Verdict.OK, found, "");
    }
}
