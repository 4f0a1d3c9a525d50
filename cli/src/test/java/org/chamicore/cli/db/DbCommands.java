package org.chamicore.cli.db;

import org.chamicore.cli.console.Command;

/** Lets tests of other packages run the commands of this one. */
public final class DbCommands {

    private DbCommands() {}

    public static Command migrate(Object... arguments) {
        return Command.run(new MigrateCommand(), arguments);
    }

    public static Command undo(Object... arguments) {
        return Command.run(new UndoCommand(), arguments);
    }
}
