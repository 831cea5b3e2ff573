package io.beltline.starter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
  private static final String HOSTILE = "\"><script>alert('x')</script><img src=\"http://x\">";

  @Test
  void takesNothingThatSomebodyWroteForMarkup() {
    String page = HistoryPage.of(Sample.noted(HOSTILE), Sample.NOW);

    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains("<img"), page);
    assertTrue(page.contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)"), page);
  }

  @Test
  void loadsNothing() {
    String page = HistoryPage.of(Sample.noted("CHG-7"), Sample.NOW);

    assertEquals(
        List.of(),
        Stream.of("src=", "href=", "url(", "@import", "{{").filter(page::contains).toList());
    assertTrue(page.contains("default-src 'none'"), page);
  }

  @Test
  void tellsInNumbersWhatItsPicturesShow() {
    String page = HistoryPage.of(Sample.noted("CHG-7"), Sample.NOW);

    assertTrue(page.contains("<td>Drain</td><td>33 ms</td><td>109 ms</td><td>77 %</td>"), page);
    assertTrue(page.contains("<td>await-revoke-logins</td><td>2026-11-21 09:00:00.000</td>"), page);
    assertTrue(page.contains("<title>EnsureSchema failed</title>"), page);
    assertTrue(page.contains("attempt 2: LockTimeout: a lock was not to be had."), page);
  }
}
