-- Purpose: what this database is; once per connection.
-- Grants: v_$database, v_$instance
-- Versions: 19c and later
select d.name as database_name, d.database_role, d.open_mode, i.version
  from v$database d
 cross join v$instance i
