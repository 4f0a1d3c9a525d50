package org.chamicore.boot.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.util.List;
import java.util.Optional;
import org.chamicore.boot.BootPaths;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.changelog.CursorRetiredException;
import org.chamicore.db.changelog.FeedPage;
import org.chamicore.db.changelog.FeedQuery;
import org.chamicore.db.changelog.FeedQuery.InvalidParameterException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT, BootPaths.GATEWAY})
class ChangeController {

    private final ChangeLog log;

    ChangeController(ChangeLog log) {
        this.log = log;
    }

    @Operation(
            summary = "Who changed what, the oldest first",
            description = "Each change with what was before and after. Ask again with after=<next> for more")
    @Parameter(name = "kind", in = ParameterIn.QUERY, description = "Kinds of things; may be repeated")
    @Parameter(name = "key", in = ParameterIn.QUERY, description = "Names of things; may be repeated")
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "Subjects of tokens; may be repeated")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "The first moment that counts (RFC 3339)")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "The first moment that no longer does")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "The most at once, from 1 to 10000")
    @GetMapping("/changes")
    FeedPage read(
            @RequestParam Optional<String> after,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        try {
            FeedQuery query = FeedQuery.of(name -> parameters.getOrDefault(name, List.of()));
            return FeedPage.of(
                    log.read(after.map(FeedQuery::after).orElseGet(log::oldest), query.limit(), query.filter()));
        } catch (InvalidParameterException refused) {
            throw ChangeProblem.BAD_QUERY.with(String.valueOf(refused.getMessage()));
        } catch (CursorRetiredException retired) {
            throw ChangeProblem.CURSOR_RETIRED.with(
                    "What comes behind this cursor is no longer kept: leave after= out to begin with the oldest change");
        }
    }
}
