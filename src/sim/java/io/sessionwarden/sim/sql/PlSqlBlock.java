package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Map;

/** A parsed anonymous block, ready to run any number of times. */
public interface PlSqlBlock {
    /** The host variables, each once, in the order of their first occurrence. */
    List<PlSqlBind> binds();

    /**
     * Runs the block.
     *
     * @param in values of the binds by name; those that are OUT may be left out
     * @return values by name of the binds that are not IN
     * @throws OraError what the block raised and did not handle
     */
    Map<String, Object> run(PlSqlHost host, Map<String, Object> in) throws OraError;
}
