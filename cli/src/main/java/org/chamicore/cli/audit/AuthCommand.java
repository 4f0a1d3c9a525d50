package org.chamicore.cli.audit;

import picocli.CommandLine.Command;

@Command(name = "auth", description = "looks after the auth service", subcommands = AuthCommand.AuditCommand.class)
public final class AuthCommand {

    @Command(name = "audit", description = "looks after its audit log", subcommands = VerifyCommand.class)
    static final class AuditCommand {}
}
