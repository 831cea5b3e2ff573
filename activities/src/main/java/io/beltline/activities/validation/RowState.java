package io.beltline.activities.validation;

/**
 * A row at one moment.
 *
 * @param fingerprint its hashes
 * @param version changes whenever the row is written, also when it is written back as it was
 */
record RowState(Fingerprint fingerprint, String version) {
  static final RowState ABSENT = new RowState(Fingerprint.ABSENT, "");
}
