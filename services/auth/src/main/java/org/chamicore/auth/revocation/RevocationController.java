package org.chamicore.auth.revocation;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The list that every service polls. */
@RestController
@RequestMapping("/auth/v1/revocations")
class RevocationController {

    private final Revocations revocations;

    RevocationController(Revocations revocations) {
        this.revocations = revocations;
    }

    /** Those who know the list already are told so after one small query. */
    @GetMapping
    ResponseEntity<RevocationList> list(WebRequest request) {
        if (request.checkNotModified(tag(revocations.tag()))) {
            return ResponseEntity.status(304).build();
        }
        RevocationList list = revocations.list();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag(list.tag()))
                .body(list);
    }

    /** Refuses tokens by what is known of them, where the tokens themselves are not at hand. */
    @PostMapping
    ResponseEntity<Void> revoke(@Valid @RequestBody NewRevocation wanted) {
        revocations.revoke(wanted);
        return ResponseEntity.noContent().build();
    }

    private static String tag(UUID tag) {
        return "\"" + tag + "\"";
    }
}
