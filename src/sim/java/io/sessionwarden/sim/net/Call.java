package io.sessionwarden.sim.net;

import io.sessionwarden.sim.net.lob.LobRequest;
import io.sessionwarden.sim.net.statement.DescribeRequest;
import io.sessionwarden.sim.net.statement.ExecuteRequest;

/** What a client can ask for. */
sealed interface Call {
    /** Parse, execute and fetch in any combination. */
    record Execute(ExecuteRequest request) implements Call {}

    /** The columns of a query that is not executed. */
    record Describe(DescribeRequest request) implements Call {}

    /** The next rows of a cursor. */
    record Fetch(int cursor, int rows) implements Call {}

    /** Works on a large value. */
    record LargeObject(LobRequest request) implements Call {}

    record Commit() implements Call {}

    record Rollback() implements Call {}

    record Ping() implements Call {}

    /** Asked by drivers right after the login. */
    record Version() implements Call {}

    record LogOff() implements Call {}

    /** Something that is not served here. */
    record Unknown(String what) implements Call {}
}
