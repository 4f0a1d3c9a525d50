package org.chamicore.inventory.change;

import java.util.List;
import java.util.Map;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.FeedQuery;
import org.chamicore.db.changelog.FeedQuery.InvalidParameterException;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.springframework.web.ErrorResponseException;

/** Reads what a reader of the feed asks for. */
final class FeedParameters {

    private FeedParameters() {}

    static FeedQuery query(Map<String, List<String>> parameters) {
        QueryParameters query = QueryParameters.of(parameters);
        try {
            return FeedQuery.of(query::all, FeedParameters::kind, FeedParameters::key);
        } catch (InvalidParameterException refused) {
            throw ChangeProblem.badParameter(refused.name(), String.valueOf(refused.getMessage()));
        }
    }

    /** Reads a cursor of ours. */
    static Cursor cursor(String text) {
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException foreign) {
            throw startAnew();
        }
    }

    static ErrorResponseException startAnew() {
        return ChangeProblem.CURSOR_RETIRED.with(
                "This cursor has been retired or was never given out here: start from /hsm/v2/changes/snapshot");
    }

    private static String kind(String text) {
        return Labelled.find(Kind.class, text)
                .map(Kind::label)
                .orElseThrow(() -> new InvalidParameterException(
                        "kind", "must be one of " + String.join(", ", Labelled.labels(Kind.class))));
    }

    /** Names in any spelling; all other keys are what the feed shows. */
    private static String key(String text) {
        return Xname.find(text).map(Xname::value).orElse(text);
    }
}
