package org.chamicore.boot.bootscript;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.boot.bootscript.Precedence.Choice;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.history.BootRequest;
import org.chamicore.boot.history.RequestLog;
import org.chamicore.boot.node.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;

/** Answers nodes: from memory alone, without a query and without a call. */
@Service
class BootScripts {

    private final CurrentDirectory directory;
    private final Scripts scripts;
    private final OutcomeCounters outcomes;
    private final RequestLog log;

    BootScripts(CurrentDirectory directory, Scripts scripts, OutcomeCounters outcomes, RequestLog log) {
        this.directory = directory;
        this.scripts = scripts;
        this.outcomes = outcomes;
        this.log = log;
    }

    /**
     * @param parameters the query's parameters by name; null for those left out
     * @param caller the address that the request came from
     */
    String script(UnaryOperator<@Nullable String> parameters, Addresses addresses, String caller) {
        try {
            Answer answer = scripts.answer(directory.getComplete(), scripts.read(parameters), addresses);
            Outcome outcome = Outcome.of(answer.decision());
            outcomes.count(outcome);
            log.add(request(answer, outcome, caller));
            return answer.script();
        } catch (ErrorResponseException refused) {
            outcomes.count(refused.getStatusCode().is5xxServerError() ? Outcome.UNAVAILABLE : Outcome.REFUSED);
            throw refused;
        }
    }

    /** What is behind a script, for programs; nothing is recorded, and nobody is made to wait. */
    BootScriptFacts facts(UnaryOperator<@Nullable String> parameters, Addresses addresses) {
        BootScriptQuery query = scripts.read(parameters);
        Decision decision = scripts.decide(directory.getComplete(), query);
        return BootScriptFacts.of(decision, scripts.kernelLine(decision, query, addresses));
    }

    private static BootRequest request(Answer answer, Outcome outcome, String caller) {
        BootScriptQuery query = answer.query();
        Decision decision = answer.decision();
        Optional<Choice> choice = decision.choice();
        return new BootRequest(
                caller,
                new BootRequest.Asked(query.asked(), decision.node().map(Node::xname), query.arch(), query.retry()),
                new BootRequest.Answered(
                        outcome.text(),
                        choice.map(Choice::selector),
                        choice.map(each -> each.configuration().id()),
                        decision.reason()));
    }
}
