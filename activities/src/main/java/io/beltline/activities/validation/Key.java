package io.beltline.activities.validation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row's key as the server writes its values, in key order.
 *
 * @param values one for each key column
 */
record Key(List<String> values) {
  Key {
    values = List.copyOf(values);
  }

  /** For a report, such as {@code id=42}. */
  String inWords(List<KeyColumn> columns) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> columns.get(i).name() + "=" + values.get(i))
        .collect(Collectors.joining(", "));
  }
}
