package org.chamicore.inventory.subscription;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.component.Roles;
import org.chamicore.inventory.component.State;
import org.chamicore.inventory.subscription.Subscription.Triggers;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;

/** Checks what clients say of subscriptions. Values are kept as they were written. */
@Service
class SubscriptionSpecs {

    private static final String NO_TRIGGER =
            "Missing trigger. %s atleast one Enabled, Role, SubRole, SoftwareStatus, or State trigger.";

    private final Roles roles;

    SubscriptionSpecs(Roles roles) {
        this.roles = roles;
    }

    /** Reads a whole subscription, whose number is given elsewhere. */
    Subscription subscription(SubscriptionSpec sent) {
        String subscriber = given("Subscriber", sent.subscriber(), "Missing name of subscriber");
        String url = given("Url", sent.url(), "Missing url");
        Triggers triggers = triggers(sent);
        if (triggers.isEmpty()) {
            throw Refusal.at("States", NO_TRIGGER.formatted("Must subscribe to"));
        }
        return new Subscription(0, subscriber, triggers, url);
    }

    UnaryOperator<Triggers> change(SubscriptionSpec sent) {
        Triggers triggers = triggers(sent);
        String op = given("Op", sent.op(), "Missing Patch Op");
        UnaryOperator<Triggers> change =
                switch (op.toLowerCase(Locale.ROOT)) {
                    case "add" -> before -> before.with(triggers);
                    case "remove" -> before -> before.without(triggers);
                    case "replace" -> before -> before.replacedBy(triggers);
                    default -> throw Refusal.at("Op", "Invalid Patch Op - " + op);
                };
        if (triggers.isEmpty()) {
            throw Refusal.at("States", NO_TRIGGER.formatted("Subscriptions must have"));
        }
        return change;
    }

    static long id(String text) {
        try {
            long id = Long.parseLong(text);
            if (id >= 1) {
                return id;
            }
        } catch (NumberFormatException noNumber) {
            // refused below
        }
        throw Refusal.at("id", "Invalid id - " + text);
    }

    /** The pair of a subscriber and an address is there already. */
    static ErrorResponseException refused(String detail) {
        return Refusal.at("Url", detail);
    }

    private Triggers triggers(SubscriptionSpec sent) {
        return new Triggers(
                sent.enabled(),
                values("Roles", sent.roles(), text -> roles.findRole(text).isPresent(), "Invalid role '%s'"),
                values(
                        "SubRoles",
                        sent.subRoles(),
                        text -> roles.findSubRole(text).isPresent(),
                        "Invalid subRole '%s'"),
                values(
                        "SoftwareStatus",
                        sent.softwareStatus(),
                        text -> !text.isEmpty(),
                        "SoftwareStatus can not be an empty string"),
                values(
                        "States",
                        sent.states(),
                        text -> Labelled.find(State.class, text).isPresent(),
                        "Invalid state '%s'"));
    }

    private static List<String> values(
            String field, @Nullable List<@Nullable String> sent, Predicate<String> isKnown, String refusal) {
        return Items.<@Nullable String, String>readAll(
                field,
                Optional.ofNullable(sent).orElse(List.of()),
                each -> {
                    String text = String.valueOf(each);
                    if (!isKnown.test(text)) {
                        throw new InvalidItemException("", refusal.formatted(text));
                    }
                    return text;
                },
                index -> "");
    }

    private static String given(String field, @Nullable String text, String refusal) {
        if (text == null || text.isEmpty()) {
            throw Refusal.at(field, refusal);
        }
        return text;
    }
}
