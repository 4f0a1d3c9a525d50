package org.chamicore.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.chamicore.web.problem.Problem.FieldError;
import org.chamicore.web.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents where no controller is at work: in filters. */
public final class Problems {

    static final String NOTHING_HERE = "There is nothing at this path";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Problems() {}

    /** Answers with a problem document; headers set before stay. */
    public static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        write(response, ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** Answers that no route has this path. */
    public static void nothingHere(HttpServletResponse response) throws IOException {
        write(response, HttpStatus.NOT_FOUND, NOTHING_HERE);
    }

    /** As the other, for a problem that says more. */
    public static void write(HttpServletResponse response, ProblemDetail detail) throws IOException {
        write(response, Problem.of(detail, requestId(), List.of()));
    }

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = JSON.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static ResponseEntity<Object> answer(ProblemDetail detail, HttpHeaders headers, List<FieldError> errors) {
        return ResponseEntity.status(detail.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(detail, requestId(), errors));
    }

    private static @Nullable String requestId() {
        return MDC.get(RequestId.LOG_NAME);
    }
}
