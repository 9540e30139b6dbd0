package io.sessionwarden.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as a problem; what is unexpected is logged, and only that it was unexpected is told. */
final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response refused(RequestRefused refused, UriInfo uri) {
        Response.ResponseBuilder response = response(refused, uri);
        return refused.type() == ProblemType.UNAUTHENTICATED
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build()
                : response.build();
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e, UriInfo uri) {
        return response(new RequestRefused(ProblemType.INVALID_REQUEST, describe(e)), uri)
                .build();
    }

    /** Apart from the others: the framework has an answer of its own to these. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, UriInfo uri) {
        return unreadable(e, uri);
    }

    /** Without the parser's own message, which names classes. */
    private static String describe(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "body." + path(unknown) + ": not known here; known: "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> "body." + path(mapping) + ": not a value of the right kind";
            default -> "the body is not the JSON object that is expected here";
        };
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(reference -> String.valueOf(reference.getFieldName()))
                .collect(Collectors.joining("."));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, uri);
        }
        Response thrown = e.getResponse();
        return switch (thrown.getStatus()) {
            case 400 -> plain(ProblemType.INVALID_REQUEST, "the request cannot be read", uri);
            case 404 -> plain(ProblemType.NOT_FOUND, "there is nothing at " + path(uri), uri);
            case 405 ->
                response(new RequestRefused(ProblemType.NOT_ALLOWED, "this path does not take this method"), uri)
                        .header(HttpHeaders.ALLOW, thrown.getHeaderString(HttpHeaders.ALLOW))
                        .build();
            case 406 -> plain(ProblemType.NOT_ACCEPTABLE, "ask for application/json", uri);
            case 413 -> plain(ProblemType.TOO_LARGE, "a request may have 64 KB at most", uri);
            case 415 -> plain(ProblemType.UNSUPPORTED_MEDIA_TYPE, "send Content-Type: application/json", uri);
            default -> unexpected(e, uri);
        };
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e, UriInfo uri) {
        LOG.errorf(e, "A request to %s failed unexpectedly", path(uri));
        return plain(ProblemType.INTERNAL_ERROR, "unexpected error; the daemon's log has it", uri);
    }

    private static Response plain(ProblemType type, String detail, UriInfo uri) {
        return response(new RequestRefused(type, detail), uri).build();
    }

    /** As it was sent: it may not be decodable. */
    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }

    private static Response.ResponseBuilder response(RequestRefused refused, UriInfo uri) {
        Response.ResponseBuilder response = Response.status(refused.type().status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refused, path(uri)));
        refused.type().retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        refused.retryAfter()
                .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)); // never too early
        return response;
    }
}
