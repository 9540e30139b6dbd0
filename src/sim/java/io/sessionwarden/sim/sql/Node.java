package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import net.sf.jsqlparser.parser.ASTNodeAccess;

/** Where the nodes of a parse tree stand in the statement. */
record Node(Prepared statement) {
    /** Zero-based offset in the original text, 0 when the tree does not tell. */
    int position(Object node) {
        if (node instanceof ASTNodeAccess access && access.getASTNode() != null) {
            return statement.offset(access.getASTNode().jjtGetFirstToken().absoluteBegin - 1);
        }
        return 0;
    }

    OraError invalidIdentifier(Object node, String written) {
        return new OraError(904, written + ": invalid identifier", position(node));
    }

    /** For what the grammar takes and the simulated database does not serve. */
    OraError unsupported(Object node) {
        String what = node.getClass().getSimpleName();
        return new OraError(933, "SQL command not properly ended (not served here: " + what + ")", position(node));
    }
}
