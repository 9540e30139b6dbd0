-- Purpose: system privileges of the account and the views of SYS that are granted to it, to its roles or to everybody; for the doctor.
-- Grants: all_tab_privs, session_privs
-- Versions: 12.1 and later
select s.privilege as name
  from session_privs s
 union all
select p.table_name
  from all_tab_privs p
 where p.table_schema = 'SYS'
   and p.privilege in ('SELECT', 'READ')
   and (p.table_name like 'GV!_$%' escape '!' or p.table_name like 'V!_$%' escape '!' or p.table_name like 'DBA!_%' escape '!')
