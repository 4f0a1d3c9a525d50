package org.chamicore.cli.user;

import picocli.CommandLine.Command;

@Command(
        name = "user",
        description = "the people who may sign in at the local suite",
        subcommands = {UserAddCommand.class, UserRemoveCommand.class})
public final class UserCommand {}
