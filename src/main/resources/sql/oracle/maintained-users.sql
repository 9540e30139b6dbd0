-- Purpose: the accounts that Oracle itself maintains, which are never victims; once per connection.
-- Grants: dba_users
-- Versions: 12.1 and later
select u.username
  from dba_users u
 where u.oracle_maintained = 'Y'
