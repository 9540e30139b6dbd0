package io.sessionwarden.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which roles an operation of the API is for; every operation says it. Whoever has none of them is refused before anything is read. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    /** One of these. */
    Role[] value();

    /** For which databases. */
    Reach on() default Reach.ITS_DATABASE;

    /** True for an operation that kills: whoever is refused it is noted in the ledger. */
    boolean toKill() default false;

    /** For which databases a caller must have one of the roles. */
    enum Reach {
        /** The one that the path names. */
        ITS_DATABASE,
        /** Any: the answer holds only what the caller may see. */
        SOME_DATABASE,
        /** All there are or will be. */
        EVERY_DATABASE
    }
}
