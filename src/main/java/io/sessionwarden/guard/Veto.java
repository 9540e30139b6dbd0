package io.sessionwarden.guard;

/** A guard's no, with its reason and a sentence for the operator. */
public record Veto(Reason reason, String text) {}
