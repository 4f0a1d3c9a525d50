package org.chamicore.web.sample;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Routes that need no token. */
@RestController
@RequestMapping("/open")
class ThingController {

    @PostMapping("/things")
    Thing echo(@Valid @RequestBody Thing thing) {
        return thing;
    }

    @PutMapping("/things")
    List<Thing> echoAll(@RequestBody List<@Valid Thing> things) {
        return things;
    }

    @PostMapping("/things/named")
    Map<String, Object> named(@RequestParam(required = false) String name, @RequestBody Thing thing) {
        return Map.of("query", String.valueOf(name), "body", thing.name());
    }

    @GetMapping("/things/{name}")
    Map<String, String> find(@PathVariable String name) {
        return Map.of("name", name);
    }

    @GetMapping("/things/Query")
    Map<String, String> query() {
        return Map.of("query", "yes");
    }

    @GetMapping("/search")
    Map<String, Object> search(
            @RequestParam(name = "max") @Max(100) int limit,
            @RequestParam(required = false) Thing.Color color,
            @RequestParam(required = false) Boolean enabled,
            @RequestParam(required = false) Instant since,
            @RequestParam(required = false) Thing.Place place) {
        return Map.of("limit", limit);
    }

    @GetMapping("/header")
    String header(@RequestHeader("If-Match") String seen) {
        return seen;
    }

    @GetMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
    String text() {
        return "constant Grüße\n";
    }

    @GetMapping("/written")
    void written(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getOutputStream().write("written".getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/raw")
    long raw(HttpServletRequest request) throws IOException {
        return request.getInputStream().readAllBytes().length;
    }

    @PostMapping("/read")
    long read(HttpServletRequest request) throws IOException {
        return request.getReader().lines().mapToLong(String::length).sum();
    }

    @GetMapping("/stream")
    StreamingResponseBody stream(@RequestParam int good, @RequestParam(defaultValue = "false") boolean fails) {
        return out -> {
            for (int line = 0; line < good; line++) {
                out.write("{\"line\":%d}%n".formatted(line).getBytes(StandardCharsets.UTF_8));
            }
            if (fails) {
                throw new IllegalStateException("the stream broke");
            }
        };
    }
}
