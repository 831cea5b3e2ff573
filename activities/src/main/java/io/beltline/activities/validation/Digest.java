package io.beltline.activities.validation;

/**
 * What a server says of a set of rows: the number of rows and two independent sums of 64-bit
 * hashes. Sums, because they do not depend on the order in which rows are read; two, because then
 * no two changes cancel by chance.
 *
 * @param rows how many
 * @param first sum of the first hash of every row
 * @param second sum of the second hash
 */
record Digest(long rows, String first, String second) {
  static final Digest NOTHING = new Digest(0, "0", "0");
}
