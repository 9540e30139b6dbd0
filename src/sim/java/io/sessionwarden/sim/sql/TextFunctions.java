package io.sessionwarden.sim.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions over text. A number or a date in the first place becomes a text first. */
final class TextFunctions {
    private static final FunctionRule.Result TEXT = kinds -> ColumnKind.TEXT;
    private static final FunctionRule.Result NUMBER = kinds -> ColumnKind.NUMBER;

    private TextFunctions() {}

    static void rules(Map<String, FunctionRule> rules) {
        for (String name : List.of("UPPER", "LOWER")) {
            rules.put(name, new FunctionRule(1, 1, call -> texted(call).as(name), TEXT));
            rules.put(
                    "NLS_" + name,
                    new FunctionRule(1, 2, call -> name + "(" + texted(call).argument(0) + ")", TEXT));
        }
        rules.put("CHR", new FunctionRule(1, 1, call -> "CHR(CAST(" + call.argument(0) + " AS INTEGER))", TEXT));
        rules.put("ASCII", new FunctionRule(1, 1, call -> texted(call).as("ASCII"), NUMBER));
        rules.put("LENGTH", new FunctionRule(1, 1, call -> texted(call).as("CHAR_LENGTH"), NUMBER));
        rules.put("LENGTHB", new FunctionRule(1, 1, call -> texted(call).as("OCTET_LENGTH"), NUMBER));
        rules.put("VSIZE", new FunctionRule(1, 1, call -> texted(call).as("OCTET_LENGTH"), NUMBER));
        own(rules, "INITCAP", 1, 1, TEXT);
        own(rules, "SUBSTR", 2, 3, TEXT);
        own(rules, "INSTR", 2, 4, NUMBER);
        own(rules, "TRANSLATE", 3, 3, TEXT);
        own(rules, "REVERSE", 1, 1, TEXT);
        own(rules, "LPAD", 2, 3, TEXT);
        own(rules, "RPAD", 2, 3, TEXT);
        own(rules, "REGEXP_REPLACE", 2, 6, TEXT);
        own(rules, "REGEXP_SUBSTR", 2, 6, TEXT);
        own(rules, "REGEXP_INSTR", 2, 7, NUMBER);
        own(rules, "REGEXP_COUNT", 2, 4, NUMBER);
        own(rules, "REGEXP_LIKE", 2, 3, kinds -> ColumnKind.OTHER);
        rules.put("SUBSTRB", rules.get("SUBSTR"));
        rules.put("INSTRB", rules.get("INSTR"));
        rules.put(
                "CONCAT",
                new FunctionRule(
                        2,
                        2,
                        call -> "(" + Functions.text(call.argument(0), call.kind(0)) + " || "
                                + Functions.text(call.argument(1), call.kind(1)) + ")",
                        TEXT));
        rules.put("REPLACE", new FunctionRule(2, 3, TextFunctions::replace, TEXT));
        for (String name : List.of("LTRIM", "RTRIM", "SOUNDEX")) {
            rules.put(
                    name,
                    new FunctionRule(1, 2, call -> "NULLIF(" + texted(call).as(name) + ", '')", TEXT));
        }
    }

    private static void own(
            Map<String, FunctionRule> rules, String name, int least, int most, FunctionRule.Result result) {
        rules.put(name, new FunctionRule(least, most, call -> texted(call).as("ORA_" + name), result));
    }

    /** Without a replacement, or with null, all occurrences are removed; with nothing to search for the text stays. */
    private static String replace(FunctionRule.Call call) {
        FunctionRule.Call texts = texted(call);
        String by = call.size() == 2 ? "''" : "COALESCE(" + call.argument(2) + ", '')";
        return "NULLIF(CASE WHEN " + texts.argument(1) + " IS NULL THEN " + texts.argument(0) + " ELSE REPLACE("
                + texts.argument(0) + ", " + texts.argument(1) + ", " + by + ") END, '')";
    }

    private static FunctionRule.Call texted(FunctionRule.Call call) {
        List<String> arguments = new ArrayList<>(call.arguments());
        arguments.set(0, Functions.text(call.argument(0), call.kind(0)));
        return new FunctionRule.Call(call.name(), call.distinct(), arguments, call.kinds());
    }
}
