package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.select.OrderByElement;

/** Writes ORDER BY. In Oracle nulls come last, and first when descending; H2 would hold them for the least. */
final class Ordering {
    private Ordering() {}

    /** With a blank before it; empty for no order. */
    static String write(List<OrderByElement> elements, Expressions expressions, Scope scope) throws OraError {
        if (elements == null || elements.isEmpty()) {
            return "";
        }
        List<String> written = new ArrayList<>();
        for (OrderByElement element : elements) {
            String direction = element.isAsc() ? "" : " DESC";
            written.add(expressions.write(element.getExpression(), scope) + direction + " NULLS " + nulls(element));
        }
        return " ORDER BY " + String.join(", ", written);
    }

    /** By columns that hold the keys, named by a letter and their number. */
    static String places(List<OrderByElement> elements, String letter) {
        List<String> written = new ArrayList<>();
        for (OrderByElement element : elements) {
            String direction = element.isAsc() ? "" : " DESC";
            written.add("\"" + letter + (written.size() + 1) + "\"" + direction + " NULLS " + nulls(element));
        }
        return written.isEmpty() ? "" : " ORDER BY " + String.join(", ", written);
    }

    private static String nulls(OrderByElement element) {
        if (element.getNullOrdering() == null) {
            return element.isAsc() ? "LAST" : "FIRST";
        }
        return element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST ? "FIRST" : "LAST";
    }
}
