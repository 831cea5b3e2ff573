package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "30s, 30000",
    "30 s, 30000",
    "2m, 120000",
    "PT30S, 30000",
    "pt1.5s, 1500",
    "PT1M30S, 90000",
    "P1D, 86400000"
  })
  void readsShortAndIsoForms(String text, long millis) {
    assertEquals(Optional.of(Duration.ofMillis(millis)), DurationText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "s", "1.5s", "30 sec", "1h", "99999999999s", "PT", "-5s"})
  void anythingElseIsNone(String text) {
    assertEquals(Optional.empty(), DurationText.parse(text));
  }
}
