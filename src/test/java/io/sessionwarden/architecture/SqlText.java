package io.sessionwarden.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What tests ask of SQL: the views that it reads, and the statements that a Java source has in its string literals. */
final class SqlText {
    private static final Pattern VIEW =
            Pattern.compile("\\b((?:from|join)\\s+([\\w$.]+)|(g?v\\$\\w+|(?:dba|all|cdb|user)_\\w+))");
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile(
            "\\bselect\\b.+\\bfrom\\b|\\binsert\\s+into\\b|\\bdelete\\s+from\\b|\\bupdate\\s+\\w+\\s+set\\b|\\bmerge\\s+into\\b"
                    + "|\\b(begin|declare)\\b.*;|\\b(create|drop|truncate)\\s+(table|user|procedure|job)\\b"
                    + "|\\balter\\s+(system|session|user|database)\\s+(kill|disconnect|cancel|set|flush|switch|enable|disable)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SqlText() {}

    /** The views that a statement reads, named as grants name them: gv_$session for gv$session. */
    static Set<String> views(String sql) {
        Set<String> views = new TreeSet<>();
        VIEW.matcher(withoutComments(sql).toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group(2) != null ? found.group(2) : found.group(3))
                .map(view -> view.replaceFirst("^(g?v)\\$", "$1_\\$"))
                .forEach(views::add);
        return views;
    }

    /** String literals of a Java source, those joined by a plus as one, that hold a statement. */
    static List<String> statements(String java) {
        return literals(java).filter(text -> STATEMENT.matcher(text).find()).toList();
    }

    private static Stream<String> literals(String java) {
        String joined = java.replaceAll("(?<!\\\\)\"\\s*\\+\\s*\"(?!\")", "");
        return LITERAL.matcher(joined)
                .results()
                .map((MatchResult literal) -> literal.group(1) != null ? literal.group(1) : literal.group(2));
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\n]*", "").replaceAll("(?s)/\\*.*?\\*/", "");
    }
}
