package org.chamicore.cli.http;

import org.chamicore.cli.console.RefusedException;

/** Nobody answers at that address, or not in time. */
public class UnreachableException extends RefusedException {

    UnreachableException(String request, Throwable cause) {
        super("%s got no answer (%s): is the suite up? See ./chamicore status".formatted(request, cause), cause);
    }
}
