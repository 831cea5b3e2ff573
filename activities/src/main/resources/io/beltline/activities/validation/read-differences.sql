-- What an attempt of the same run has found, in the order of finding. Parameters: step, run.
select d.table_name, d.row_key, d.kind, d.columns, d.value_columns, d.provider_values, d.subscriber_values
  from beltline.comparison c
  join beltline.found_difference d on d.step = c.step
 where c.step = ? and c.run = ?
 order by d.position
