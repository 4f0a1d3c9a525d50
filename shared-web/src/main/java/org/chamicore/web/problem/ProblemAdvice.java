package org.chamicore.web.problem;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.chamicore.web.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers refusals: what Spring finds wrong with a request, naming the fields at fault, and what a feature refuses by name. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ServletWebRequest servlet = (ServletWebRequest) request;
        if (servlet.getResponse() != null
                && servlet.getResponse().isCommitted()
                && refused instanceof RuntimeException tooLate) {
            throw tooLate; // the problem filter breaks the answer off
        }
        ProblemDetail detail =
                refused instanceof ErrorResponse named ? named.getBody() : ProblemDetail.forStatus(status);
        if (!status.is5xxServerError()) {
            return answer(detail, headers);
        }
        if (!(refused instanceof ErrorResponseException)) {
            Failure failure = Failure.of(refused);
            failure.logged(refused, servlet.getRequest());
            return Problems.answer(failure.problem(), failure.headers(), List.of());
        }
        log.warn(
                "Answered {} to {} {}: {}",
                status.value(),
                servlet.getRequest().getMethod(),
                servlet.getRequest().getRequestURI(),
                detail.getDetail(),
                refused.getCause());
        HttpHeaders again = HttpHeaders.copyOf(headers);
        if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE) && !again.containsHeader(HttpHeaders.RETRY_AFTER)) {
            again.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer(detail, again);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException refused, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return badFields(headers, FieldErrors.of(refused.getBindingResult()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException refused, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return status.is5xxServerError()
                ? handleExceptionInternal(refused, null, headers, status, request)
                : badFields(headers, FieldErrors.of(refused));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException refused, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return badFields(headers, List.of(FieldErrors.of(refused)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException refused,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badFields(headers, List.of(new FieldError(refused.getParameterName(), "is required")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException refused, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return refused instanceof MissingRequestHeaderException missing
                ? badFields(headers, List.of(new FieldError(missing.getHeaderName(), "is required")))
                : super.handleServletRequestBindingException(refused, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException refused, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Failure failure = Failure.of(refused);
        if (failure.status().is4xxClientError()) {
            return Problems.answer(failure.problem(), headers, List.of());
        }
        UnreadableBody body = UnreadableBody.of(refused);
        return Problems.answer(
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, body.detail()), headers, body.errors());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoHandlerFoundException(
            NoHandlerFoundException refused, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, Problems.NOTHING_HERE), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException refused, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, Problems.NOTHING_HERE), headers);
    }

    /** Says in the words that clients know what is allowed, as the header does. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException refused,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String allowed = headers.getAllow().stream()
                .map(HttpMethod::name)
                .filter(METHODS::contains)
                .sorted(Comparator.comparing(METHODS::indexOf))
                .collect(Collectors.joining(","));
        return answer(ProblemDetail.forStatusAndDetail(status, "allow " + allowed), headers);
    }

    private static ResponseEntity<Object> badFields(HttpHeaders headers, List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return Problems.answer(
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "%s: %s".formatted(first.field(), first.message())),
                headers,
                errors);
    }

    private static ResponseEntity<Object> answer(ProblemDetail detail, HttpHeaders headers) {
        return Problems.answer(detail, headers, List.of());
    }
}
