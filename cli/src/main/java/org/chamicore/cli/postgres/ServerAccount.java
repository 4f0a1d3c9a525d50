package org.chamicore.cli.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Who the server runs as. PostgreSQL refuses to be root, so root runs it in a user namespace, where it is nobody, or, where
 * the system has no such thing, under another account.
 *
 * @param prefix what to put before a command of PostgreSQL
 * @param owner who has to own the server's files; null when it is the caller
 */
record ServerAccount(List<String> prefix, @Nullable UserPrincipal owner) {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    static ServerAccount choose() {
        return new UnixSystem().getUid() != 0 ? caller() : forRoot();
    }

    static ServerAccount caller() {
        return new ServerAccount(List.of(), null);
    }

    /** Another account of this machine, if it has one that fits. */
    static Optional<ServerAccount> other() {
        return works(List.of("runuser", "--version"))
                ? Stream.of("postgres", "nobody")
                        .flatMap(name -> account(name).stream())
                        .findFirst()
                : Optional.empty();
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Hands a file or folder to the server. */
    void own(Path file) throws IOException {
        if (owner != null) {
            Files.setOwner(file, owner);
        }
    }

    private static ServerAccount forRoot() {
        return works(Stream.concat(NAMESPACE.stream(), Stream.of("true")).toList())
                ? new ServerAccount(NAMESPACE, null)
                : other().orElseThrow(() -> new RefusedException(
                        "PostgreSQL does not run as root, and this system lets root neither make a user namespace (unshare)"
                                + " nor run it as 'postgres' or 'nobody' (runuser): start chamicore as an ordinary user,"
                                + " or give it a database with --database-url"));
    }

    private static Optional<ServerAccount> account(String name) {
        try {
            UserPrincipal user =
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
            return Optional.of(new ServerAccount(List.of("runuser", "-u", name, "--"), user));
        } catch (IOException noSuchAccount) {
            return Optional.empty();
        }
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
