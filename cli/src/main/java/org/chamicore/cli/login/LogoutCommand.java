package org.chamicore.cli.login;

import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "logout", description = "calls back what 'chamicore login' got, and forgets it")
public final class LogoutCommand implements Callable<Integer> {

    @Mixin
    private IssuerOption auth = new IssuerOption();

    @Override
    public Integer call() {
        LoginFile file = LoginFile.usual(System.getenv());
        Login login = file.find(auth.issuer())
                .orElseThrow(() -> new RefusedException("Nobody is signed in at %s".formatted(auth.issuer())));
        file.update(auth.issuer(), before -> null);
        AuthServer.find(auth.issuer()).revoke(login);
        System.out.printf("Signed out at %s%n", auth.issuer());
        return 0;
    }
}
