package org.chamicore.auth.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.chamicore.auth.AuthProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The pages, as templates in {@code /pages}, which write every value as text and never as markup. */
@Component
public class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(read(name)));
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final String base;

    Pages(AuthProperties properties) {
        base = Objects.requireNonNullElse(URI.create(properties.issuer()).getPath(), "");
    }

    /** Where a path of this service is for browsers, which may come through a gateway that shows it below another. */
    public String link(String path) {
        return base + path;
    }

    /** @param name of the template, without its ending */
    public String render(String name, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("base", base);
        return templates
                .computeIfAbsent(name, wanted -> compiler.compile(read(wanted)))
                .execute(all);
    }

    ResponseEntity<String> answer(HttpStatus status, String name, Map<String, ?> values) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(render(name, values));
    }

    static String read(String name) {
        String file = "/pages/" + (name.contains(".") ? name : name + ".mustache");
        try (InputStream content = Objects.requireNonNull(Pages.class.getResourceAsStream(file), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
