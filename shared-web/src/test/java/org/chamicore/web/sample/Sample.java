package org.chamicore.web.sample;

import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Issuer;
import org.chamicore.web.testing.Wire;

/** The one sample application that most tests ask, started once; it believes one issuer and takes bodies of up to 100,000 bytes. */
public final class Sample {

    private static final class Shared {
        private static final Sample INSTANCE = new Sample();
    }

    private final Issuer issuer = Issuer.start();
    private final Application application = Application.start(
            SampleApplication.class, "chamicore.auth.issuer", issuer.url(), "chamicore.web.max-body", "100000B");

    private Sample() {}

    public static Sample shared() {
        return Shared.INSTANCE;
    }

    public int port() {
        return application.port();
    }

    public Issuer issuer() {
        return issuer;
    }

    public <T> T bean(Class<T> type) {
        return application.bean(type);
    }

    public Answer get(String path, String... headers) {
        return Wire.get(port(), path, headers);
    }

    public Answer send(String method, String path, String body, String... headers) {
        return Wire.send(port(), method, path, body, headers);
    }
}
