package io.beltline.activities.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {
  private static final int LONG = 200;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select 1                                       | select ?",
        "select t1.a2 from t1 where b = 4.5e10          | select t1.a2 from t1 where b = ?",
        "update t set n = 'it''s', m = E'\\'s' where k = $1 | update t set n = ?, m = ? where k = $1",
        "alter role app password 'se;cret'              | alter role app password ?",
        "select \"it's\", 'hidden' from \"T 1\"         | select \"it's\", ? from \"T 1\"",
        "do $x$ begin perform 'hidden'; end $x$; select | do ?; select",
        "select $$it's$$, u&'hidden', x'0f'             | select ?, u&?, x?",
        "select /* hidden /* twice */ still */ a--hidden | select a",
        "select data::jsonb ? 'hidden' from t           | select data::jsonb ? ? from t",
        "select 'cut off in its mid                     | select ?",
        "do $body$ cut off 'in its                      | do ?",
        "do $body$ hidden $bod                          | do ?",
        "select 1 /* hidden                             | select ?",
        "select E'\\                                   | select ?",
        "select /* it's /* nest */ */ x -- isn't        | select x",
        "select $a$ hidden $b$ hidden $a$, 1            | select ?, ?",
        "update t1 set c2 = $1 where c3 = 0xff          | update t1 set c2 = $1 where c3 = ?",
        "select a$b$c from t                            | select a$b$c from t",
        "values ('a', E'\\'hidden')                    | values (?, ?)",
        "select B'1', N'hidden', \"x\"'hidden'         | select B?, N?, \"x\"?",
      })
  void constantsAndCommentsAreLeftOut(String sql, String outline) {
    assertEquals(outline, Outline.of(sql, LONG));
  }

  /** With the setting off a backslash there takes the quote into the constant. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'depends on a setting\\' or hidden'",
        "select 'a\\'' or hidden'",
        "select E'a'\n'depends on a setting\\' or hidden'",
      })
  void nothingIsShownAfterAConstantWhoseEndDependsOnASetting(String sql) {
    assertFalse(Outline.of(sql, LONG).contains("hidden"), Outline.of(sql, LONG));
  }

  @Test
  void itIsOneLineOfLimitedLength() {
    assertEquals("select a,…", Outline.of("select\n\ta,\r\n  b, c, d", 10));
    assertEquals("select a", Outline.of("\n select   a \n", 10));
    assertEquals("", Outline.of("", 10));
  }

  @Test
  void aConstantAtTheLimitIsNotShownInPart() {
    assertEquals("select ?", Outline.of("select 'a secret that goes on and on'", 10));
  }
}
