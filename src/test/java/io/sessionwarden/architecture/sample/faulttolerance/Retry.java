package io.sessionwarden.architecture.sample.faulttolerance;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the annotations of a library that calls again. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Retry {}
