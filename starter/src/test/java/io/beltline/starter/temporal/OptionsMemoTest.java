package io.beltline.starter.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsMemoTest {
  private static final String SQL = "create table t (id int);";

  @Test
  void tellsFilesByTheirChecksumAlone() {
    String memo = OptionsMemo.of(with(SqlText.of(SQL)));

    assertTrue(
        memo.contains(
            "\"no_invalid_constraints.sql\":"
                + "\"6763d95cef9af671c4f46fbcf95211f2c753611598b5ad0ffa88848e70444243\""),
        memo);
    assertFalse(memo.contains(SqlText.of(SQL).packed()), memo);
  }

  @Test
  void isAnotherForAnotherFileOrAnotherOption() {
    String memo = OptionsMemo.of(with(SqlText.of(SQL)));

    assertEquals(memo, OptionsMemo.of(with(SqlText.of(SQL))));
    assertNotEquals(memo, OptionsMemo.of(with(SqlText.of(SQL + " "))));
    assertNotEquals(memo, OptionsMemo.of(with(SqlText.of(SQL)).withForce(true)));
  }

  private static CommandOptions with(SqlText sql) {
    return CommandOptions.NONE.withFiles(new SchemaFiles(Map.of(SchemaFile.BASE, sql)));
  }
}
