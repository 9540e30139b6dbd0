'use strict';

// What node-oracledb (thin) does with a simulated database. It shares no code with the JDBC driver. CONNECT names the database, as
// host:port/service; NodeClientTest runs this.

const assert = require('node:assert/strict');
const { test, beforeEach, afterEach } = require('node:test');
const oracledb = require('oracledb');

const connectString = process.env.CONNECT;
const as = (user, more) => oracledb.getConnection({ user, password: user, connectString, ...more });
const failure = (promise) => promise.then(() => assert.fail('an error was due'), (error) => error);
let tables = 0;
let app;

beforeEach(async () => { app = await as('app'); });
afterEach(async () => { await app.close().catch(() => {}); });

async function table(columns) {
  const name = `node_t${++tables}`;
  await app.execute(`create table ${name} (${columns})`);
  return name;
}

async function value(sql, binds = []) {
  return (await app.execute(sql, binds)).rows[0][0];
}

test('the client is thin and sees a database of release 19', async () => {
  assert.equal(app.thin, true);
  assert.match(app.oracleServerVersionString, /^19\./);
  await app.ping();
  assert.equal(app.isHealthy(), true);
});

test('a wrong password, an unknown user and an unknown service have their errors', async () => {
  const login = (user, password, service) => failure(oracledb.getConnection({ user, password, connectString: service }));
  assert.match((await login('app', 'wrong', connectString)).message, /ORA-01017/);
  assert.match((await login('nobody', 'nobody', connectString)).message, /ORA-01017/);
  const unknown = connectString.replace(/\/[^/]*$/, '/nosuch');
  assert.match((await login('app', 'app', unknown)).message, /NJS-518|ORA-12514/);
});

test('values of every type come back as they were bound', async () => {
  const name = await table('id number, txt varchar2(100), ntxt nvarchar2(100), num number(20,5), dat date, ts timestamp(6),'
    + ' tstz timestamp(6) with time zone, rw raw(20), bf binary_float, bd binary_double');
  const moment = new Date('2026-02-28T23:59:58.123Z');
  const second = new Date('2026-02-28T23:59:58Z');
  const row = {
    id: 1, txt: 'größe €', ntxt: { val: '日本', type: oracledb.DB_TYPE_NVARCHAR }, num: -1234567890.12345,
    dat: { val: second, type: oracledb.DB_TYPE_DATE }, ts: { val: moment, type: oracledb.DB_TYPE_TIMESTAMP },
    tstz: { val: moment, type: oracledb.DB_TYPE_TIMESTAMP_TZ }, rw: Buffer.from([0, 1, 255]),
    bf: { val: 1.5, type: oracledb.DB_TYPE_BINARY_FLOAT }, bd: { val: 1e100, type: oracledb.DB_TYPE_BINARY_DOUBLE },
  };
  const insert = `insert into ${name} values (:id, :txt, :ntxt, :num, :dat, :ts, :tstz, :rw, :bf, :bd)`;
  const inserted = await app.execute(insert, row);
  assert.equal(inserted.rowsAffected, 1);
  const { rows, metaData } = await app.execute(`select * from ${name}`);
  assert.deepEqual(rows[0],
    [1, 'größe €', '日本', -1234567890.12345, second, moment, moment, Buffer.from([0, 1, 255]), 1.5, 1e100]);
  assert.deepEqual(metaData.map((column) => column.name), ['ID', 'TXT', 'NTXT', 'NUM', 'DAT', 'TS', 'TSTZ', 'RW', 'BF', 'BD']);
  assert.equal(metaData[3].precision, 20);
  assert.equal(metaData[3].scale, 5);
});

test('a date that the client binds by itself is its local time', async () => {
  const text = await value("select to_char(:d, 'YYYY-MM-DD HH24:MI:SS') from dual", [new Date(2026, 0, 31, 12, 30, 15)]);
  assert.equal(text, '2026-01-31 12:30:15');
});

test('nulls stay null', async () => {
  const { rows } = await app.execute('select :a, :b, :c, null from dual', [null, '', undefined]);
  assert.deepEqual(rows, [[null, null, null, null]]);
});

test('binds have positions and names, and a name counts as often as it is written in a block once', async () => {
  assert.equal(await value('select :1 + :2 from dual', [40, 2]), 42);
  assert.equal(await value('select :a + :b + :a from dual', { a: 10, b: 1 }), 21);
  const { outBinds } = await app.execute('begin :o := :i * 2; :io := :io || :t; end;', {
    o: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER }, i: 21,
    io: { dir: oracledb.BIND_INOUT, val: 'ab', type: oracledb.STRING, maxSize: 10 }, t: 'cd',
  });
  assert.deepEqual(outBinds, { o: 42, io: 'abcd' });
});

test('a block runs again with other values', async () => {
  const block = 'begin :o := :i + 1; end;';
  for (const i of [1, 5, -3, 1000]) {
    const { outBinds } = await app.execute(block, { o: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER }, i });
    assert.equal(outBinds.o, i + 1);
  }
});

test('changes are seen by others once committed, and rolled back otherwise', async () => {
  const name = await table('n number');
  const other = await as('app');
  const seen = async () => (await other.execute(`select count(*) from ${name}`)).rows[0][0];
  await app.execute(`insert into ${name} values (1)`);
  assert.equal(app.transactionInProgress, true);
  assert.equal(await seen(), 0);
  await app.commit();
  assert.equal(app.transactionInProgress, false);
  assert.equal(await seen(), 1);
  await app.execute(`update ${name} set n = 2`);
  await app.rollback();
  assert.equal(await value(`select n from ${name}`), 1);
  assert.equal((await app.execute(`delete from ${name}`, [], { autoCommit: true })).rowsAffected, 1);
  assert.equal(await seen(), 0);
  await other.close();
});

test('many rows go in one call, each with its count', async () => {
  const name = await table('n number primary key, t varchar2(100)');
  const rows = Array.from({ length: 500 }, (_, i) => [i, i % 3 ? `row ${i}` : null]);
  assert.equal((await app.executeMany(`insert into ${name} values (:1, :2)`, rows)).rowsAffected, 500);
  const counted = await app.executeMany(`delete from ${name} where n < :1`, [[10], [10], [15]], { dmlRowCounts: true });
  assert.deepEqual(counted.dmlRowCounts, [10, 0, 5]);
});

test('a batch goes on behind its errors when it is told to, and stops at the first otherwise', async () => {
  const name = await table('n number primary key');
  const insert = `insert into ${name} values (:1)`;
  const result = await app.executeMany(insert, [[1], [1], [2], [2], [3]], { batchErrors: true });
  assert.deepEqual(result.batchErrors.map((error) => [error.offset, /ORA-00001/.test(error.message)]), [[1, true], [3, true]]);
  assert.equal(await value(`select count(*) from ${name}`), 3);
  assert.equal((await failure(app.executeMany(insert, [[4], [4], [5]]))).errorNum, 1);
  assert.equal(await value(`select count(*) from ${name}`), 4);
});

test('rows arrive whole with any fetch size, and the statement runs again from the cache', async () => {
  const name = await table('n number, t varchar2(2000)');
  await app.executeMany(`insert into ${name} values (:1, :2)`, Array.from({ length: 250 }, (_, i) => [i, 'x'.repeat(i * 7)]));
  for (const fetchArraySize of [1, 10, 1000]) {
    for (const prefetchRows of [0, 2, 100]) {
      const sql = `select n, t from ${name} where n >= :1 order by n`;
      const { rows } = await app.execute(sql, [5], { fetchArraySize, prefetchRows });
      assert.equal(rows.length, 245);
      assert.ok(rows.every(([n, t], i) => n === i + 5 && (t || '').length === n * 7));
    }
  }
});

test('several result sets are open at once and are closed early', async () => {
  const sql = 'select 1 as n from dual union all select 2 from dual union all select 3 from dual';
  const open = [];
  for (let i = 0; i < 5; i++) {
    open.push((await app.execute(sql, [], { resultSet: true, prefetchRows: 1, fetchArraySize: 1 })).resultSet);
  }
  for (const resultSet of open) {
    assert.equal((await resultSet.getRow())[0], 1);
  }
  for (const resultSet of open) {
    assert.equal((await resultSet.getRow())[0], 2);
    await resultSet.close();
  }
  assert.equal(await value('select 7 from dual'), 7);
});

test('a CLOB is read by locator, by stream and as text', async () => {
  const name = await table('id number, c clob, b blob');
  const text = 'größe € '.repeat(10000);
  const bytes = Buffer.alloc(70000, 'abc');
  await app.execute(`insert into ${name} values (1, :c, :b)`, { c: { val: text, type: oracledb.CLOB }, b: bytes });
  await app.execute(`insert into ${name} values (2, 'short', null)`);
  for (let run = 0; run < 2; run++) {
    const { rows } = await app.execute(`select c, b from ${name} order by id`);
    assert.equal(rows[0][0].length, text.length);
    assert.equal(await rows[0][0].getData(), text);
    assert.deepEqual(await rows[0][1].getData(), bytes);
    assert.equal(await rows[1][0].getData(), 'short');
    assert.equal(rows[1][1], null);
    let streamed = '';
    rows[0][0].setEncoding('utf8');
    for await (const piece of rows[0][0]) {
      streamed += piece;
    }
    assert.equal(streamed, text);
    const fetchTypeHandler = (column) => ({ [oracledb.DB_TYPE_CLOB]: { type: oracledb.STRING },
      [oracledb.DB_TYPE_BLOB]: { type: oracledb.BUFFER } })[column.dbType];
    const asText = await app.execute(`select c, b from ${name} where id > 0 order by id`, [], { fetchTypeHandler });
    assert.deepEqual(asText.rows, [[text, bytes], ['short', null]]);
  }
});

test('a temporary CLOB is written in pieces and stored', async () => {
  const name = await table('c clob');
  const clob = await app.createLob(oracledb.CLOB);
  for (const piece of ['one ', 'two ', 'drei €']) {
    await new Promise((resolve, reject) => clob.write(piece, (error) => (error ? reject(error) : resolve())));
  }
  await new Promise((resolve) => clob.end(resolve));
  await app.execute(`insert into ${name} values (:c)`, { c: clob });
  await clob.close();
  const { rows } = await app.execute(`select c from ${name}`);
  assert.equal(await rows[0][0].getData(), 'one two drei €');
});

test('errors have number, text and place', async () => {
  const missing = await failure(app.execute('select * from no_such_table'));
  assert.equal(missing.errorNum, 942);
  assert.equal(missing.offset, 14);
  assert.match(missing.message, /ORA-00942/);
  const divided = await failure(app.execute('select 1 / :n from dual', [0]));
  assert.equal(divided.errorNum, 1476);
  assert.equal(await value('select 5 from dual'), 5);
});

test('what it says of itself is in the session view', async () => {
  const warden = await as('warden');
  app.module = 'node module';
  app.action = 'node action';
  app.clientId = 'node client';
  const sid = await value("select sys_context('USERENV', 'SID') from dual");
  const { rows } = await warden.execute(
    'select module, action, client_identifier, username from v$session where sid = :1', [sid]);
  assert.deepEqual(rows, [['node module', 'node action', 'node client', 'APP']]);
  await warden.close();
});

test('a call is broken off, and the connection goes on', async () => {
  const sleep = 'begin dbms_session.sleep(20); end;';
  const running = failure(app.execute(sleep));
  await new Promise((resolve) => setImmediate(resolve));
  await app.break();
  assert.equal((await running).errorNum, 1013);
  assert.equal(await value('select 1 from dual'), 1);
  app.callTimeout = 200;
  assert.match((await failure(app.execute(sleep))).message, /NJS-123|DPI-1067/);
  app.callTimeout = 0;
  assert.equal(await value('select 2 from dual'), 2);
});

test('a break right behind the login is not lost', async () => {
  for (let i = 0; i < 20; i++) {
    const fresh = await as('app');
    const running = failure(fresh.execute('begin dbms_session.sleep(2); end;'));
    await fresh.break();
    assert.equal((await running).errorNum, 1013);
    await fresh.close();
  }
});

async function keyOf(connection, warden) {
  const sid = (await connection.execute("select sys_context('USERENV', 'SID') from dual")).rows[0][0];
  const { rows } = await warden.execute('select sid, serial# from v$session where sid = :1', [sid]);
  return rows[0].join(',');
}

test('a killed session gets its error, idle and active', async () => {
  const warden = await as('warden');
  const idle = await as('app');
  await warden.execute(`alter system kill session '${await keyOf(idle, warden)}' immediate`);
  const told = await failure(idle.execute('select 1 from dual'));
  assert.match(told.message, /ORA-00028|NJS-500|NJS-501|NJS-503/);
  assert.equal(idle.isHealthy(), false);

  const active = await as('app');
  const key = await keyOf(active, warden);
  const broken = failure(active.execute('begin dbms_session.sleep(30); end;'));
  await waitUntil(async () => (await warden.execute(
    "select count(*) from v$session where sid || ',' || serial# = :1 and status = 'ACTIVE'", [key])).rows[0][0] === 1);
  // "Marked for kill" is an answer too; this client takes it for the end of its own connection
  const answer = await warden.execute(`alter system kill session '${key}' immediate`).catch((error) => error);
  assert.ok(answer.errorNum === undefined || answer.errorNum === 31, answer.message);
  assert.match((await broken).message, /ORA-00028|NJS-500|NJS-501|NJS-503/);
  await warden.close().catch(() => {});
});

async function waitUntil(condition) {
  for (let i = 0; i < 500; i++) {
    if (await condition()) {
      return;
    }
  }
  assert.fail('it did not become true');
}

test('a pool lends connections, drops a killed one and recovers', async () => {
  const warden = await as('warden');
  const pool = await oracledb.createPool({
    user: 'app', password: 'app', connectString, poolMin: 2, poolMax: 4, poolIncrement: 1, poolPingInterval: 0,
  });
  const lent = await Promise.all([1, 2, 3, 4].map(() => pool.getConnection()));
  assert.equal(pool.connectionsInUse, 4);
  const key = await keyOf(lent[0], warden);
  await Promise.all(lent.map((connection) => connection.close()));
  await warden.execute(`alter system kill session '${key}' immediate`);
  for (let i = 0; i < 8; i++) {
    const connection = await pool.getConnection();
    assert.equal((await connection.execute('select 3 from dual')).rows[0][0], 3);
    await connection.close();
  }
  await pool.close(0);
  await warden.close();
});
