package io.sessionwarden.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import java.util.function.Predicate;

/** Calls, method references and field accesses that rules speak of. */
final class Accesses {
    /** The time of day taken from anywhere but a clock that was handed over; System.nanoTime measures only and is free. */
    static final DescribedPredicate<JavaAccess<?>> TIME_OF_DAY = matching("take the time of day", access -> {
        String owner = owner(access);
        return switch (access.getTarget().getName()) {
            case "now" -> owner.startsWith("java.time.") && hasNoArguments(access);
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "<init>" -> owner.equals("java.util.Date") && hasNoArguments(access);
            default ->
                owner.equals("java.time.Clock") && access.getTarget().getName().startsWith("system");
        };
    });

    static final DescribedPredicate<JavaAccess<?>> SLEEP = matching(
            "sleep",
            access -> Set.of("sleep", "park", "parkNanos", "parkUntil")
                            .contains(access.getTarget().getName())
                    && Set.of(
                                    "java.lang.Thread",
                                    "java.util.concurrent.TimeUnit",
                                    "java.util.concurrent.locks.LockSupport")
                            .contains(owner(access)));

    static final DescribedPredicate<JavaAccess<?>> CONSOLE = matching("write to the console", access -> {
        String name = access.getTarget().getName();
        return owner(access).equals("java.lang.System") && Set.of("out", "err").contains(name)
                || name.equals("printStackTrace") && hasNoArguments(access);
    });

    private Accesses() {}

    static DescribedPredicate<JavaAccess<?>> constructor(String type) {
        return method(type, "<init>");
    }

    /** A method of that type or of a type derived from it. */
    static DescribedPredicate<JavaAccess<?>> method(String type, String name) {
        return matching(
                type + "." + name,
                access -> access.getTarget().getName().equals(name)
                        && access.getTargetOwner().isAssignableTo(type));
    }

    private static DescribedPredicate<JavaAccess<?>> matching(String description, Predicate<JavaAccess<?>> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTargetOwner().getFullName();
    }

    private static boolean hasNoArguments(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().isEmpty();
    }
}
