package org.chamicore.cli.db;

import picocli.CommandLine.Command;

@Command(
        name = "db",
        description = "looks after the database of a suite",
        subcommands = {MigrateCommand.class, UndoCommand.class})
public final class DbCommand {}
