-- The right to connect to this database: what it was before the fence, and what is given to those whom the fence leaves alone for as long as it
-- is up. The table is there where fences are of the database; elsewhere they take logins.
create table if not exists beltline.connect_right (
  grantee   name, -- Null for everybody.
  grantor   name, -- Null for the database's owner.
  grantable boolean not null default false,
  saved     boolean not null
)
