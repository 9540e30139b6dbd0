package io.sessionwarden.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Refuses bodies with an explicit null. It is a template with an unset variable: taken for an absent field it would widen what is asked for, an
 * {@code expect} without its values to any session, a pause without its database to the whole fleet.
 */
@Provider
public class NullsRefused implements ReaderInterceptor {
    private final JsonFactory json = new JsonFactory();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readAllBytes();
        check(body);
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private void check(byte[] body) throws IOException {
        try (JsonParser parser = json.createParser(body)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NULL
                        && !parser.getParsingContext().inRoot()) {
                    String where = parser.getParsingContext()
                            .pathAsPointer()
                            .toString()
                            .substring(1)
                            .replace('/', '.');
                    throw new RequestRefused(
                            ProblemType.INVALID_REQUEST,
                            "body." + where + ": is null; write a value, or leave it out if it is not meant");
                }
            }
        } catch (JsonProcessingException e) { // whoever reads it next says what is wrong with it
            return;
        }
    }
}
