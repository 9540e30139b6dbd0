-- Purpose: the text of a victim's statement, for the record of its kill.
-- Grants: gv_$sqlstats
-- Versions: 10.2 and later
select q.sql_id, q.sql_text
  from gv$sqlstats q
 where q.inst_id = ?
   and q.sql_id in (?, ?)
