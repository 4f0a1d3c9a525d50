package org.chamicore.inventory.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Answers requests for lists: whole and streamed, or a page at a time, with a version by which a client that asks again is told
 * that nothing has changed, before anything is read.
 */
@Component
public class Lists {

    private final StreamedJson streamed;
    private final Moment moment;

    public Lists(StreamedJson streamed, Moment moment) {
        this.streamed = streamed;
        this.moment = moment;
    }

    /**
     * Answers with an array.
     *
     * @param kinds what the list shows, or is chosen by: it is another list when one of these has changed
     */
    public void array(ListRequest asked, Collection<? extends Labelled> kinds, ListSource source) {
        answer(asked, kinds, source, things -> streamed.array(asked.response(), things));
    }

    /** Answers with an object whose one member is such an array. */
    public void object(ListRequest asked, Collection<? extends Labelled> kinds, String member, ListSource source) {
        answer(asked, kinds, source, things -> streamed.object(asked.response(), member, things));
    }

    /**
     * Answers with such an object from what was read before.
     *
     * @param version another one whenever the list is another
     */
    public void object(ListRequest asked, String version, String member, ListSource source) {
        if (!isKnown(asked, version)) {
            streamed.object(asked.response(), member, things(asked, source));
        }
    }

    private void answer(
            ListRequest asked,
            Collection<? extends Labelled> kinds,
            ListSource source,
            Consumer<Consumer<Consumer<Object>>> writer) {
        HttpServletResponse response = asked.response();
        try {
            if (isKnownStill(asked, kinds)) {
                return;
            }
            moment.read(kinds, version -> {
                if (!isKnown(asked, version)) {
                    writer.accept(things(asked, source));
                }
            });
        } catch (RuntimeException failed) {
            if (!response.isCommitted()) { // what is told instead is no version of the list
                response.setHeader(HttpHeaders.ETAG, null);
                response.setHeader(HttpHeaders.LINK, null);
                response.setHeader(HttpHeaders.CACHE_CONTROL, null);
            }
            throw failed;
        }
    }

    /** Asks for the version alone, which is quicker than an instant at which all could be read. */
    private boolean isKnownStill(ListRequest asked, Collection<? extends Labelled> kinds) {
        return asked.request().getHeader(HttpHeaders.IF_NONE_MATCH) != null && isKnown(asked, moment.version(kinds));
    }

    /** Whether the client has this version; otherwise it is told what it gets. A question in a body has no version. */
    private static boolean isKnown(ListRequest asked, String version) {
        if (asked.request().getMethod().equals(HttpMethod.POST.name())) {
            return false;
        }
        String tag =
                EntityTags.hash(asked.request().getRequestURI(), asked.query().encoded(), version);
        asked.response()
                .setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        return new ServletWebRequest(asked.request(), asked.response()).checkNotModified(tag);
    }

    private static Consumer<Consumer<Object>> things(ListRequest asked, ListSource source) {
        Integer limit = asked.page().limit();
        return limit == null
                ? things -> source.read(asked.page(), (key, thing) -> things.accept(thing))
                : held(asked, source, limit);
    }

    /** A page is read before it is written, for its header says where the next one begins. */
    private static Consumer<Consumer<Object>> held(ListRequest asked, ListSource source, int limit) {
        HeldPage page = new HeldPage(limit);
        source.read(asked.page(), page);
        if (page.isFollowed) {
            asked.response().setHeader(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(asked.nextAfter(page.last)));
        }
        return page.things::forEach;
    }

    private static final class HeldPage implements BiConsumer<String, Object> {

        private final int limit;
        private final List<Object> things = new ArrayList<>();
        private String last = "";
        private boolean isFollowed;

        HeldPage(int limit) {
            this.limit = limit;
        }

        @Override
        public void accept(String key, Object thing) {
            if (things.size() == limit) {
                isFollowed = true;
            } else {
                things.add(thing);
                last = key;
            }
        }
    }
}
