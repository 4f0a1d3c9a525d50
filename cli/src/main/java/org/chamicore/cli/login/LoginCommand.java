package org.chamicore.cli.login;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "login",
        description = "signs you in with a browser; 'chamicore token' then gives your tokens, and renews them")
public final class LoginCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final List<String> OPENERS = List.of("xdg-open", "open");

    @Mixin
    private IssuerOption auth = new IssuerOption();

    @Option(names = "--no-browser", description = "only prints the address, to be opened on this machine")
    private boolean noBrowser;

    @Override
    public Integer call() {
        AuthServer server = AuthServer.find(auth.issuer());
        LoginFile file = LoginFile.usual(System.getenv());
        Pkce pkce = Pkce.make();
        String state = Pkce.random();
        try (Loopback loopback = new Loopback(state)) {
            String address = server.loginAddress(loopback.redirectUri(), state, pkce);
            System.out.printf("Open this address to sign in:%n%n  %s%n%n", address);
            System.out.flush();
            if (!noBrowser) {
                open(address);
            }
            Login login = server.redeem(loopback.awaitCode(LONGEST), loopback.redirectUri(), pkce);
            file.update(auth.issuer(), before -> login);
        }
        System.out.printf(
                "Signed in at %s; kept in %s.%n'chamicore token' prints an access token, new when the last one ends;"
                        + " 'chamicore logout' ends the login.%n",
                auth.issuer(), file.path());
        return 0;
    }

    /** Where there is none that opens it, the user does. */
    private static void open(String address) {
        for (String opener : OPENERS) {
            try {
                new ProcessBuilder(opener, address)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return;
            } catch (IOException absent) {
                // The next one may be there.
            }
        }
    }
}
