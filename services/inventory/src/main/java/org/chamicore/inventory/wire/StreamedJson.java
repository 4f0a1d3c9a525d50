package org.chamicore.inventory.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes long lists while they are still being read, so that memory stays flat. What fails before the first
 * {@value #HELD_BACK} bytes can still be answered as a problem; what fails later leaves a document that no client can read,
 * for a generator is closed, which completes the document, only after the last element.
 */
@Component
public class StreamedJson {

    private static final int HELD_BACK = 1 << 16;

    private final JsonMapper json;

    StreamedJson(JsonMapper json) {
        this.json = json;
    }

    /** Answers with an array of everything that {@code source} gives. */
    public <T> void array(HttpServletResponse response, Consumer<Consumer<T>> source) {
        write(response, MediaType.APPLICATION_JSON_VALUE, out -> {
            JsonGenerator generator = json.createGenerator(out);
            elements(generator, source);
            generator.close();
        });
    }

    /** Answers with an object whose one member is such an array. */
    public <T> void object(HttpServletResponse response, String member, Consumer<Consumer<T>> source) {
        write(response, MediaType.APPLICATION_JSON_VALUE, out -> {
            JsonGenerator generator = json.createGenerator(out);
            generator.writeStartObject();
            generator.writeName(member);
            elements(generator, source);
            generator.writeEndObject();
            generator.close();
        });
    }

    /** Answers with one line for each value that {@code source} gives. */
    public <T> void lines(HttpServletResponse response, Consumer<Consumer<T>> source) {
        write(
                response,
                MediaType.APPLICATION_NDJSON_VALUE,
                out -> source.accept(line -> {
                    try {
                        out.write(json.writeValueAsBytes(line));
                        out.write('\n');
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                }));
    }

    private interface Writing {
        void to(OutputStream out);
    }

    private static void write(HttpServletResponse response, String mediaType, Writing writing) {
        response.setBufferSize(HELD_BACK);
        response.setContentType(mediaType);
        try {
            OutputStream out = new BufferedOutputStream(response.getOutputStream());
            writing.to(out);
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static <T> void elements(JsonGenerator generator, Consumer<Consumer<T>> source) {
        generator.writeStartArray();
        source.accept(generator::writePOJO);
        generator.writeEndArray();
    }
}
