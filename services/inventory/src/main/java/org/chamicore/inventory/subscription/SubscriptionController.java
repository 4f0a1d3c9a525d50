package org.chamicore.inventory.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.subscription.Subscription.Triggers;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/hsm/v2/Subscriptions/SCN")
class SubscriptionController {

    record SubscriptionList(
            @JsonProperty("SubscriptionList") List<Subscription> subscriptions) {}

    private final SubscriptionService subscriptions;
    private final SubscriptionSpecs specs;
    private final EntityTags tags;

    SubscriptionController(SubscriptionService subscriptions, SubscriptionSpecs specs, EntityTags tags) {
        this.subscriptions = subscriptions;
        this.specs = specs;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<SubscriptionList> list() {
        return tags.ok(new SubscriptionList(subscriptions.findAll()));
    }

    @PostMapping
    Subscription create(@RequestBody SubscriptionSpec sent) {
        return subscriptions
                .create(specs.subscription(sent))
                .orElseThrow(() -> SubscriptionSpecs.refused("Subscribe failed"));
    }

    @GetMapping("/{id}")
    ResponseEntity<Subscription> find(@PathVariable String id) {
        return subscriptions.find(SubscriptionSpecs.id(id)).map(tags::ok).orElseThrow(SubscriptionController::unknown);
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(
            @PathVariable String id,
            @RequestBody SubscriptionSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        long number = SubscriptionSpecs.id(id);
        Subscription wanted = specs.subscription(sent);
        require(subscriptions.change(
                number,
                before -> new Subscription(number, wanted.subscriber(), wanted.triggers(), wanted.url()),
                demanded));
    }

    @PatchMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @PathVariable String id,
            @RequestBody SubscriptionSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        long number = SubscriptionSpecs.id(id);
        UnaryOperator<Triggers> change = specs.change(sent);
        require(subscriptions.change(number, before -> before.with(change), demanded));
    }

    @DeleteMapping("/{id}")
    Message delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (!subscriptions.delete(SubscriptionSpecs.id(id), demanded)) {
            throw unknown();
        }
        return Message.of("Subscription deleted");
    }

    @DeleteMapping
    Message deleteAll() {
        return Message.of("%d Subscriptions deleted".formatted(subscriptions.deleteAll()));
    }

    private static void require(SubscriptionOutcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case NO_SUCH_SUBSCRIPTION -> throw unknown();
            case TAKEN -> throw SubscriptionSpecs.refused("Subscription update failed");
        }
    }

    private static ErrorResponseException unknown() {
        return Refusal.of(HttpStatus.NOT_FOUND, "Subscription not found");
    }
}
