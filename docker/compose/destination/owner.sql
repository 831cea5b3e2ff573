-- The destination is empty; it only knows the owner of what will arrive.
create role shop_owner login password 'owner-secret';
alter database shop owner to shop_owner;
alter schema public owner to shop_owner;
