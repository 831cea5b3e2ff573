package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "100000, 100000",
    "50MB, 50000000",
    "1.5 GB, 1500000000",
    "64KiB, 65536",
    "' 1MiB', 1048576",
    "3kB, 3000"
  })
  void readsBytes(String text, long bytes) {
    assertEquals(Optional.of(bytes), SizeText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1MB", "1 TB", "1,5MB", "50MB/s", "999999999999GiB"})
  void anythingElseIsNone(String text) {
    assertEquals(Optional.empty(), SizeText.parse(text));
  }
}
