package io.sessionwarden.testing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Delivers events to methods with an {@link Observes} parameter, as the container does, and keeps them. */
public final class Events implements Event<Object> {
    private final List<Object> fired = new CopyOnWriteArrayList<>();
    private final List<Object> listeners = new CopyOnWriteArrayList<>();

    public void listen(Object listener) {
        listeners.add(listener);
    }

    /** Events of that type so far. */
    public <T> List<T> of(Class<T> type) {
        return fired.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void fire(Object event) {
        fired.add(event);
        for (Object listener : listeners) {
            for (Method method : listener.getClass().getDeclaredMethods()) {
                deliver(event, listener, method);
            }
        }
    }

    private static void deliver(Object event, Object listener, Method method) {
        if (method.getParameterCount() != 1) {
            return;
        }
        Parameter parameter = method.getParameters()[0];
        if (!parameter.isAnnotationPresent(Observes.class)
                || !parameter.getType().isInstance(event)) {
            return;
        }
        try {
            method.setAccessible(true);
            method.invoke(listener, event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <U> CompletionStage<U> fireAsync(U event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Event<Object> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }
}
