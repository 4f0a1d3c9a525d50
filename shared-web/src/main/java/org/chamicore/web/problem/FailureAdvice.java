package org.chamicore.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what goes wrong in a controller through no fault of the caller. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FailureAdvice {

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> failed(Exception failed, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        Failure failure = Failure.of(failed);
        if (failure.isCallerGone(failed)) {
            return null;
        }
        if (response.isCommitted()) {
            throw failed; // nothing can be told any more: the problem filter breaks the answer off
        }
        failure.logged(failed, request);
        return Problems.answer(failure.problem(), failure.headers(), List.of());
    }

    /** Spring Security's filters answer these. */
    @ExceptionHandler({AuthenticationException.class, AccessDeniedException.class})
    void refused(RuntimeException refused) {
        throw refused;
    }
}
