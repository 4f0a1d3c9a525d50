package org.chamicore.web.problem;

import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.chamicore.web.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The last resort: a request that Tomcat refuses before any filter (a bad request line, a header too long). */
class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String id = response.getHeader(RequestId.HEADER);
        if (id == null) {
            id = RequestId.of(request.getHeader(RequestId.HEADER));
            response.setHeader(RequestId.HEADER, id);
        }
        try {
            Problems.write(
                    response.getResponse(),
                    Problem.of(
                            ProblemDetail.forStatusAndDetail(
                                    status, "The request could not be read: " + status.getReasonPhrase()),
                            id,
                            List.of()));
        } catch (IOException gone) {
            // Nobody is left to tell.
        }
    }
}
