package org.chamicore.cli.suite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * In place of a service: a process that says that it is ready, shows its environment, and dies when told to. A project that
 * has it as all four services is made by {@link #project}.
 */
public final class StandIn {

    private static final String CLASS = StandIn.class.getName().replace('.', '/') + ".class";

    private StandIn() {}

    /** A folder in which each service's jar is this class. */
    public static Path project(Path root) throws IOException {
        for (String service : new String[] {"inventory", "boot", "cloud-init", "auth"}) {
            Path jar = root.resolve("services/%1$s/target/%1$s.jar".formatted(service));
            Files.createDirectories(jar.getParent());
            writeJar(jar);
        }
        return root;
    }

    public static void main(String[] arguments) throws IOException {
        String schema = System.getenv("DB_USERNAME");
        int port = Integer.parseInt(System.getenv(
                switch (schema) {
                    case "smd" -> "CHAMICORE_INVENTORY_PORT";
                    case "bss" -> "CHAMICORE_BOOT_PORT";
                    case "cloudinit" -> "CHAMICORE_CLOUD_INIT_PORT";
                    default -> "CHAMICORE_AUTH_PORT";
                }));
        if (schema.equals(System.getenv("STAND_IN_REFUSES"))) {
            System.out.println("this stand-in refuses to start");
            System.exit(3);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/health", exchange -> answer(exchange, """
                {"status":"UP","components":{"service":{"status":"UP","details":{"name":"%s","version":"0.0.1"}},
                 "database":{"status":"UP","details":{"schema":"%1$s","schemaVersion":"007"}},
                 "feed":{"status":"UP","details":{"lagSeconds":0.25}}}}
                """.formatted(schema)));
        server.createContext("/environment", exchange -> answer(exchange, new TreeMap<>(System.getenv()).toString()));
        server.createContext(
                "/oauth2/token",
                exchange -> answer(exchange, """
                {"access_token":"token-for-%s","token_type":"Bearer"}
                """.formatted(
                                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                                        .replaceAll("\\W", "-"))));
        server.createContext("/die", exchange -> {
            System.out.println("last words of " + schema);
            Runtime.getRuntime().halt(9);
        });
        server.start();
        System.out.println("started with " + Arrays.toString(arguments));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void writeJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var bytes = StandIn.class.getClassLoader().getResourceAsStream(CLASS)) {
            jar.putNextEntry(new ZipEntry(CLASS));
            bytes.transferTo(jar);
            jar.closeEntry();
        }
    }
}
