-- Purpose: one session read again around a kill, who waits for it, and whether its transaction is still there; on the kill connection.
-- Grants: gv_$instance, gv_$session, gv_$transaction, gv_$px_session, gv_$fast_start_transactions, v_$database
-- Versions: 19c and later
select i.inst_id,
       i.startup_time as instance_start,
       sysdate as database_time,
       s.sid,
       s.serial# as serial,
       s.logon_time,
       s.type,
       s.status,
       s.username,
       s.osuser,
       s.machine,
       s.program,
       s.module,
       s.action,
       s.client_identifier,
       s.client_info,
       s.service_name,
       s.last_call_et,
       s.sql_id,
       s.sql_exec_id,
       s.sql_exec_start,
       s.prev_sql_id,
       s.event,
       s.wait_class,
       s.state,
       s.wait_time_micro,
       s.blocking_session_status,
       s.blocking_instance,
       s.blocking_session,
       s.final_blocking_session_status,
       s.final_blocking_instance,
       s.final_blocking_session,
       s.failover_type,
       p.qcsid as coordinator_sid,
       rawtohex(t.xid) as xid,
       t.start_date as transaction_start,
       (sysdate - t.start_date) * 86400 as transaction_seconds,
       t.used_urec,
       t.used_ublk,
       case
         when s.sid = to_number(sys_context('USERENV', 'SID'))
          and s.inst_id = to_number(sys_context('USERENV', 'INSTANCE')) then 1
         else 0
       end as asking,
       i.version,
       (select d.name from v$database d) as database_name,
       (select d.database_role from v$database d) as database_role,
       (select d.open_mode from v$database d) as open_mode,
       (select count(*) from gv$transaction x where x.inst_id = ? and x.xid = hextoraw(?)) as transactions_open,
       (select count(*)
          from gv$fast_start_transactions f
         where f.xid = hextoraw(?)
           and f.state <> 'RECOVERED') as rollbacks
  from gv$instance i
  left join gv$session s
    on s.inst_id = i.inst_id
   and (   (s.inst_id = ? and s.sid = ?)
        or (s.blocking_instance = ? and s.blocking_session = ?)
        or (s.final_blocking_instance = ? and s.final_blocking_session = ?)
        or (    s.sid = to_number(sys_context('USERENV', 'SID'))
            and s.inst_id = to_number(sys_context('USERENV', 'INSTANCE'))))
  left join gv$transaction t
    on t.inst_id = s.inst_id
   and t.ses_addr = s.saddr
   and t.addr = hextoraw(s.taddr)
   and t.recursive = 'NO'
   and t.space = 'NO'
  left join gv$px_session p
    on p.inst_id = s.inst_id
   and p.sid = s.sid
   and p.serial# = s.serial#
   and p.qcserial# is not null
