-- Purpose: the views of SYS that are granted to the account, to its roles or to everybody; for the doctor.
-- Grants: all_tab_privs
-- Versions: 12.1 and later
select p.table_name as name
  from all_tab_privs p
 where p.table_schema = 'SYS'
   and (p.privilege = 'SELECT' or p.privilege = 'READ')
   and substr(p.table_name, 1, 3) in ('GV_', 'V_$', 'DBA')
