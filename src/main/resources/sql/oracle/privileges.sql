-- Purpose: whether the account has the system privilege that kills need, by itself or by a role; for the doctor.
-- Grants: session_privs
-- Versions: 12.1 and later
select s.privilege as name
  from session_privs s
 where s.privilege = 'ALTER SYSTEM'
