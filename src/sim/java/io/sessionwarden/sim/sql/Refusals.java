package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** What the grammar takes and nobody translates: refused, so that it is never passed over in silence. */
final class Refusals {
    private Refusals() {}

    static void check(PlainSelect select, Node node) throws OraError {
        refuse(
                node,
                select.getTop(),
                select.getSkip(),
                select.getFirst(),
                select.getQualify(),
                select.getLateralViews(),
                select.getIntoTables(),
                select.getIntoTempTable(),
                select.getSampleClause(),
                select.getOptimizeFor(),
                select.getPreferringClause(),
                select.getForXmlPath(),
                select.getKsqlWindow(),
                select.getBigQuerySelectQualifier(),
                select.getWindowDefinitions());
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            throw node.unsupported(select.getDistinct());
        }
        common(select, node);
    }

    static void common(Select select, Node node) throws OraError {
        refuse(node, select.getLimit(), select.getLimitBy(), select.getIsolation());
    }

    static void check(FromItem item, Node node) throws OraError {
        refuse(node, item.getSampleClause());
        if (item instanceof Table table) {
            refuse(node, table.getIndexHint(), table.getSqlServerHints());
        }
    }

    static void check(Join join, Node node) throws OraError {
        boolean foreign =
                join.isApply() || join.isSemi() || join.isStraight() || join.isWindowJoin() || join.isGlobal();
        if (foreign || join.isFull() || join.isNatural() && (join.isLeft() || join.isRight())) {
            String what = join.isFull() ? "FULL OUTER JOIN" : join.isApply() ? "APPLY" : "this kind of join";
            throw new OraError(3001, "unimplemented feature: " + what, node.position(join.getRightItem()));
        }
    }

    private static void refuse(Node node, Object... parts) throws OraError {
        Object found = Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !(part instanceof java.util.Collection<?> all && all.isEmpty()))
                .findFirst()
                .orElse(null);
        if (found != null) {
            throw node.unsupported(found);
        }
    }
}
