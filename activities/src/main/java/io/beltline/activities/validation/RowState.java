package io.beltline.activities.validation;

import org.jspecify.annotations.Nullable;

/**
 * A row at one moment.
 *
 * @param fingerprint its hashes
 * @param version changes whenever the row is written, also when it is written back as it was
 * @param key as this side writes it, which may not be how it was looked up; null without a row
 */
record RowState(Fingerprint fingerprint, String version, @Nullable Key key) {
  static final RowState ABSENT = new RowState(Fingerprint.ABSENT, "", null);
}
