package io.beltline.activities.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.schema.SchemaFile;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
  @Test
  void statementsEndAtSemicolonsOfTheirOwn() {
    assertEquals(
        List.of(
            "create table a (v text default ';')",
            "create function f() returns void language sql as $b$ select 1; select ';' $b$",
            "create rule r as on delete to a do also (delete from b; delete from c)",
            "select \"a;b\" /* ; /* ; */ ; */ from t",
            "select 2"),
        statements(
            """
            -- a comment; with a semicolon
            create table a (v text default ';');
            create function f() returns void language sql as $b$ select 1; select ';' $b$;;
            create rule r as on delete to a do also (delete from b; delete from c);
            select "a;b" /* ; /* ; */ ; */ from t ;
            /* another; */ select 2
            """));
  }

  @Test
  void aBodyOfSqlStandardFormIsOneStatementAndWhatFollowsIsAnother() {
    assertEquals(
        List.of(
            "CREATE OR REPLACE FUNCTION f() RETURNS int\nBEGIN ATOMIC\n"
                + " SELECT CASE WHEN (true) THEN 1 ELSE 2 END;\n SELECT 3;\nEND",
            "create index i on t (a)",
            "create table begin (atomic int)",
            "select 1"),
        statements(
            """
            CREATE OR REPLACE FUNCTION f() RETURNS int
            BEGIN ATOMIC
             SELECT CASE WHEN (true) THEN 1 ELSE 2 END;
             SELECT 3;
            END;
            create index i on t (a);
            create table begin (atomic int);
            select 1;
            """));
  }

  @Test
  void whatOnlyPsqlKnowsIsTakenOutOfATextAndNeverOutOfAConstant() {
    String sql =
        """
        -- a dump
        \\restrict Zm9yZ2Vk
        create table t (v text default 'first
        \\restrict last', w text default $$
        \\unrestrict$$);
        \\unrestrict Zm9yZ2Vk
        """;
    assertEquals(
        """
        -- a dump
        create table t (v text default 'first
        \\restrict last', w text default $$
        \\unrestrict$$);
        """,
        SqlScript.withoutMetaCommands(SchemaFile.WHOLE, sql));
    assertEquals(1, statements(sql).size());
  }

  @Test
  void limitsOfTheStepAreNotTheFilesBusiness() {
    assertEquals(
        List.of("SET check_function_bodies = false", "set search_path to shop"),
        statements(
            """
            SET statement_timeout = 0;
            SET lock_timeout = 0;
            set session idle_in_transaction_session_timeout to 0;
            SET transaction_timeout = 0;
            SET client_encoding = 'LATIN1';
            SET check_function_bodies = false;
            set search_path to shop;
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin",
        "COMMIT",
        "/* now */ end",
        "rollback to savepoint s",
        "prepare transaction 'x'",
        "copy t from stdin",
        "\\connect elsewhere",
        "\\i more.sql"
      })
  void whatWouldEndTheTransactionOrIsNoSqlIsRefusedWithItsLine(String statement) {
    ApplicationFailure failure =
        assertThrows(
            ApplicationFailure.class, () -> statements("select 1;\nselect 2;\n" + statement));

    assertEquals("SqlRefused", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains("line 3"), failure.getOriginalMessage());
  }

  @Test
  void numbersAndLinesAreThoseOfTheFile() {
    ScriptStatement last =
        SqlScript.read(
                SchemaFile.INDEXES, "set lock_timeout = 0;\n\n-- x\nselect\n'a\nb';\nselect 2")
            .get(1);

    assertEquals("statement 3 of indexes.sql, line 7 (select ?)", last.toString());
  }

  @Test
  void kindsOfStatementsAreKnownByTheirFirstWords() {
    assertTrue(first("/* x */ CREATE unique\nINDEX i on t (a)").createsIndex());
    assertTrue(first("create index \"i\" on t (a)").createsIndex());
    assertFalse(first("create table index_of (a int)").createsIndex());
    assertTrue(first("create index on only t (a)").createsUnnamedIndex());
    assertTrue(first("create unique index concurrently on t (a)").createsUnnamedIndex());
    assertFalse(first("create index if not exists on_t on t (a)").createsUnnamedIndex());
    assertEquals(1, first("alter table only t add constraint c check ((add > 0))").additions());
    assertEquals(2, first("ALTER TABLE t ADD CONSTRAINT a CHECK (b), add c int").additions());
    assertEquals(0, first("comment on constraint c on t is 'add'").additions());
  }

  private static ScriptStatement first(String sql) {
    return SqlScript.read(SchemaFile.BASE, sql).get(0);
  }

  private static List<String> statements(String sql) {
    return SqlScript.read(SchemaFile.BASE, sql).stream().map(ScriptStatement::sql).toList();
  }
}
