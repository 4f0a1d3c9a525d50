package org.chamicore.inventory.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chamicore.db.changelog.LoggedChange;
import org.chamicore.inventory.notification.Notification.News;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Makes notifications of what the change log tells of components: one for all to which one request did the same. */
final class Notifications {

    private record Deed(long transaction, String requestId, News news) {}

    private Notifications() {}

    /** In the order in which it happened. */
    static List<Notification> of(List<LoggedChange> changes) {
        List<Notification> all = new ArrayList<>();
        Map<Deed, Set<String>> deeds = new LinkedHashMap<>();
        for (LoggedChange change : changes) {
            String id = change.change().key();
            for (News news : news(change)) {
                Deed deed = new Deed(change.cursor().xid(), change.requestId(), news);
                deeds.computeIfAbsent(deed, each -> new LinkedHashSet<>()).add(id);
            }
        }
        deeds.forEach((deed, ids) -> all.add(new Notification(List.copyOf(ids), deed.news())));
        return all;
    }

    /** What of a change subscribers may want to hear; that something is gone they are not told. */
    private static List<News> news(LoggedChange change) {
        JsonNode after = change.change().after();
        JsonNode before = change.change().before();
        if (after == null) {
            return List.of();
        }
        JsonNode was = before == null ? MissingNode.getInstance() : before;
        List<News> news = new ArrayList<>();
        String state = text(after, "State");
        if (state != null && (differs(was, after, "State") || differs(was, after, "Flag"))) {
            news.add(News.state(state, before == null ? null : text(after, "Flag")));
        }
        String role = text(after, "Role");
        if (role != null && (differs(was, after, "Role") || differs(was, after, "SubRole"))) {
            news.add(News.role(role, text(after, "SubRole")));
        }
        String status = text(after, "SoftwareStatus");
        if (status != null && differs(was, after, "SoftwareStatus")) {
            news.add(News.softwareStatus(status));
        }
        if (differs(was, after, "Enabled")) {
            news.add(News.enabled(after.path("Enabled").asBoolean()));
        }
        return news;
    }

    private static boolean differs(JsonNode before, JsonNode after, String member) {
        return !Objects.equals(before.get(member), after.get(member));
    }

    private static @Nullable String text(JsonNode thing, String member) {
        JsonNode value = thing.get(member);
        return value == null ? null : value.asString();
    }
}
