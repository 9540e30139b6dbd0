package io.sessionwarden.fleet;

import io.sessionwarden.policy.Glob;
import java.util.List;
import java.util.stream.Stream;

/** Reads what is protected; it is added to what always is, so that no file can take protection away. */
final class ProtectReader {
    private static final List<Glob> USERS =
            Stream.of("SYS", "SYSTEM", "DBSNMP").map(Glob::of).toList();
    /** Suffixes of job and parallel slaves; not oracle@*, which sessions that come over a database link carry too. */
    private static final List<Glob> PROGRAMS = Stream.of("rman@*", "extract@*", "replicat@*", "*(J???)", "*(P???)")
            .map(Glob::of)
            .toList();

    private ProtectReader() {}

    /** One section from each file that has one. */
    static Protection read(List<Setting> protect) {
        List<Section> sections =
                protect.stream().map(s -> s.section(SectionKeys.PROTECT)).toList();
        return new Protection(patterns("users", USERS, sections), patterns("programs", PROGRAMS, sections));
    }

    private static List<Glob> patterns(String key, List<Glob> always, List<Section> sections) {
        Stream<Glob> written = sections.stream()
                .flatMap(section -> section.at(key).stream())
                .flatMap(setting -> Globs.read(setting).stream());
        return Stream.concat(always.stream(), written).distinct().toList();
    }
}
