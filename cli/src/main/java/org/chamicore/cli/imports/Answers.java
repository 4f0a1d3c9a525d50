package org.chamicore.cli.imports;

import java.util.List;
import java.util.function.Supplier;
import org.chamicore.cli.http.Answer;

/** Several answers as one. */
public final class Answers {

    private Answers() {}

    /** Of a call that was not needed. */
    public static Answer none() {
        return new Answer("", 204, "", "");
    }

    /** A refusal of our own. */
    public static Answer refusal(String reason) {
        return new Answer("", 422, reason, "");
    }

    /** Makes calls one after another up to the first that is refused; its answer, or the last one. */
    public static Answer inOrder(List<Supplier<Answer>> calls) {
        Answer answer = none();
        for (Supplier<Answer> each : calls) {
            answer = each.get();
            if (!answer.isSuccess()) {
                return answer;
            }
        }
        return answer;
    }
}
