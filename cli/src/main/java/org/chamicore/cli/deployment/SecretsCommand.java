package org.chamicore.cli.deployment;

import picocli.CommandLine.Command;

@Command(
        name = "secrets",
        description = "makes the passwords and keys of a deployment as containers",
        subcommands = SecretsInitCommand.class)
public final class SecretsCommand {}
