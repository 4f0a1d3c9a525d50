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
    private final NodeTokens tokens;
    private final OutcomeCounters outcomes;
    private final RequestLog log;

    BootScripts(
            CurrentDirectory directory, Scripts scripts, NodeTokens tokens, OutcomeCounters outcomes, RequestLog log) {
        this.directory = directory;
        this.scripts = scripts;
        this.tokens = tokens;
        this.outcomes = outcomes;
        this.log = log;
    }

    /**
     * @param parameters the query's parameters by name; null for those left out
     * @param caller the address that the request came from
     */
    String script(UnaryOperator<@Nullable String> parameters, Addresses addresses, String caller) {
        try {
            BootScriptQuery query = scripts.read(parameters);
            Decision decision = scripts.decide(directory.getComplete(), query);
            String script = scripts.write(decision, query, tokens.into(addresses, decision));
            Outcome outcome = Outcome.of(decision);
            outcomes.count(outcome);
            log.add(request(query, decision, outcome, caller));
            return script;
        } catch (ErrorResponseException refused) {
            outcomes.count(refused.getStatusCode().is5xxServerError() ? Outcome.UNAVAILABLE : Outcome.REFUSED);
            throw refused;
        }
    }

    /** What is behind a script, for programs; nothing is recorded, nobody is made to wait, and no node's token is in it. */
    BootScriptFacts facts(UnaryOperator<@Nullable String> parameters, Addresses addresses) {
        BootScriptQuery query = scripts.read(parameters);
        Decision decision = scripts.decide(directory.getComplete(), query);
        return BootScriptFacts.of(decision, scripts.kernelLine(decision, query, addresses));
    }

    private static BootRequest request(BootScriptQuery query, Decision decision, Outcome outcome, String caller) {
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
