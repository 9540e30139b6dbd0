-- Purpose: the objects on which a victim holds locks, for the record of its kill.
-- Grants: gv_$locked_object, dba_objects
-- Versions: 10.2 and later
select o.owner, o.object_name
  from gv$locked_object l
  join dba_objects o
    on o.object_id = l.object_id
 where l.inst_id = ?
   and l.session_id = ?
 order by o.owner, o.object_name
 fetch first 20 rows only
