package io.beltline.activities.validation;

/**
 * One row's hashes; {@link #ABSENT} where there is no row.
 *
 * @param present whether there is a row
 * @param first the first hash
 * @param second the second hash
 */
record Fingerprint(boolean present, long first, long second) {
  static final Fingerprint ABSENT = new Fingerprint(false, 0, 0);

  static Fingerprint of(long first, long second) {
    return new Fingerprint(true, first, second);
  }
}
