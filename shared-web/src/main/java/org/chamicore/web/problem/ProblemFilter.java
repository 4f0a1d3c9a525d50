package org.chamicore.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what goes wrong in filters, and breaks off an answer that fails half sent, so that nobody takes it for whole. */
class ProblemFilter extends HttpFilter {

    private static final Logger log = LoggerFactory.getLogger(ProblemFilter.class);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | StackOverflowError failed) {
            Failure failure = Failure.of(failed);
            if (failure.isCallerGone(failed)) {
                throw new CloseNowException("The caller is gone", failed);
            }
            if (response.isCommitted()) {
                log.error("Broke off the answer to {} {}", request.getMethod(), request.getRequestURI(), failed);
                throw new CloseNowException("The answer cannot be finished", failed);
            }
            failure.logged(failed, request);
            response.resetBuffer();
            failure.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
            Problems.write(response, failure.status(), failure.detail());
        }
    }
}
