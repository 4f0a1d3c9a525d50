package org.chamicore.web.sample;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chamicore.web.security.Callers;
import org.chamicore.web.security.Callers.Caller;
import org.slf4j.MDC;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes that need a token. */
@RestController
@RequestMapping("/guarded")
class GuardedController {

    @GetMapping("/me")
    Map<String, Object> me() {
        Optional<Caller> caller = Callers.current();
        return Map.of(
                "subject",
                caller.map(Caller::subject).orElse(""),
                "scopes",
                new TreeSet<>(caller.map(Caller::scopes).orElseGet(Set::of)),
                "roles",
                new TreeSet<>(caller.map(Caller::roles).orElseGet(Set::of)),
                "actor",
                String.valueOf(MDC.get("actor")));
    }

    @GetMapping("/{name}")
    Map<String, String> find(@PathVariable String name, @RequestParam Map<String, String> all) {
        return Map.of("name", name);
    }

    @GetMapping("/Query")
    Map<String, String> query() {
        return Map.of("query", "yes");
    }

    @PutMapping("/{name}")
    Thing replace(@PathVariable String name, @RequestBody Thing thing) {
        return thing;
    }
}
