package org.chamicore.cli;

import org.chamicore.cli.account.AccountCommand;
import org.chamicore.cli.audit.AuthCommand;
import org.chamicore.cli.bootstrap.BootstrapTokenCommand;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.db.DbCommand;
import org.chamicore.cli.demo.DemoCommand;
import org.chamicore.cli.deployment.SecretsCommand;
import org.chamicore.cli.explain.ExplainCommand;
import org.chamicore.cli.faststart.FastStartCommand;
import org.chamicore.cli.faststart.TrainCommand;
import org.chamicore.cli.imports.ImportCommand;
import org.chamicore.cli.login.LoginCommand;
import org.chamicore.cli.login.LogoutCommand;
import org.chamicore.cli.node.NodeCommand;
import org.chamicore.cli.status.StatusCommand;
import org.chamicore.cli.suite.Release;
import org.chamicore.cli.token.TokenCommand;
import org.chamicore.cli.up.DownCommand;
import org.chamicore.cli.up.UpCommand;
import org.chamicore.cli.upkeep.UpkeepCommand;
import org.chamicore.cli.user.UserCommand;
import org.chamicore.db.migration.SchemaVersionException;
import org.chamicore.db.settings.SettingRefusedException;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
        name = "chamicore",
        description = "The control plane that boots and configures the nodes of an HPC cluster.",
        versionProvider = Chamicore.Version.class,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LoginCommand.class,
            LogoutCommand.class,
            TokenCommand.class,
            AuthCommand.class,
            UserCommand.class,
            AccountCommand.class,
            BootstrapTokenCommand.class,
            DemoCommand.class,
            ExplainCommand.class,
            ImportCommand.class,
            NodeCommand.class,
            DbCommand.class,
            UpkeepCommand.class,
            SecretsCommand.class,
            FastStartCommand.class,
            TrainCommand.class
        })
public final class Chamicore {

    private static final int WIDTH = 110;

    /** Says which release and which PostgreSQL this is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Release release = Release.read();
            return new String[] {"chamicore " + release.version(), "PostgreSQL " + release.postgresql()};
        }
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "shows this help")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "shows the version")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean version;

    private Chamicore() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "org/chamicore/cli/logback.xml");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Chamicore())
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    report(failure, command);
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** What people can mend is told in their words; only what is our own mistake comes with its trace. */
    private static void report(Exception failure, CommandLine command) {
        if (failure instanceof RefusedException
                || failure instanceof SettingRefusedException
                || failure instanceof SchemaVersionException) {
            command.getErr().println(failure.getMessage());
        } else if (failure instanceof FlywayException migration) {
            command.getErr().println(String.valueOf(migration.getMessage()).replaceFirst("\\RNeed more flexib.*", ""));
        } else {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
    }
}
