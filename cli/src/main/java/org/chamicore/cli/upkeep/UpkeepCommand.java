package org.chamicore.cli.upkeep;

import picocli.CommandLine.Command;

@Command(
        name = "upkeep",
        description = "shows what services do for their schemas: sessions, dead letters, retention, past metrics",
        subcommands = {SessionsCommand.class, FailuresCommand.class, RetentionCommand.class, HistoryCommand.class})
public final class UpkeepCommand {}
