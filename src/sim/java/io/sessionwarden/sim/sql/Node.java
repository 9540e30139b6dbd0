package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;

/** Where the nodes of a parse tree stand in the statement. */
record Node(Prepared statement) {
    /** Zero-based offset in the original text, 0 when the tree does not tell. */
    int position(Object node) {
        if (node instanceof ASTNodeAccess access && access.getASTNode() != null) {
            return statement.offset(access.getASTNode().jjtGetFirstToken().absoluteBegin - 1);
        }
        return node instanceof BinaryExpression expression ? position(expression.getLeftExpression()) : 0;
    }

    /** Zero-based offset behind a node, that of the statement's end when the tree does not tell. */
    int end(Object node) {
        if (node instanceof ASTNodeAccess access && access.getASTNode() != null) {
            return statement.offset(access.getASTNode().jjtGetLastToken().absoluteEnd - 1);
        }
        return statement.offset(statement.text().length());
    }

    OraError invalidIdentifier(Object node, String written) {
        return new OraError(904, written + ": invalid identifier", position(node));
    }

    /** For what the grammar takes and the simulated database does not serve. */
    OraError unsupported(Object node) {
        String what = node.getClass().getSimpleName();
        return new OraError(3001, "unimplemented feature: " + what, position(node));
    }
}
