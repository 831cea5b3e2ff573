-- How far an attempt of the same run has compared. Parameters: step, run.
select t.schema_name, t.table_name, t.shape, t.up_to, t.row_count
  from beltline.comparison c
  join beltline.compared_table t on t.step = c.step
 where c.step = ? and c.run = ?
