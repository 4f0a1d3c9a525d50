package org.chamicore.auth.account;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/v1/service-accounts/{clientId}/token-settings")
class TokenSettingsController {

    private final TokenSettingsService settings;

    TokenSettingsController(TokenSettingsService settings) {
        this.settings = settings;
    }

    @GetMapping
    AccountTokenSettings get(@PathVariable ClientId clientId) {
        return settings.find(clientId).orElseThrow(() -> noSuchAccount(clientId));
    }

    @PutMapping
    AccountTokenSettings put(@PathVariable ClientId clientId, @Valid @RequestBody AccountTokenSettings wanted) {
        if (!settings.put(clientId, wanted)) {
            throw noSuchAccount(clientId);
        }
        return wanted;
    }

    private static RuntimeException noSuchAccount(ClientId clientId) {
        return ServiceAccountProblem.NO_SUCH_ACCOUNT.with("No account %s".formatted(clientId));
    }
}
