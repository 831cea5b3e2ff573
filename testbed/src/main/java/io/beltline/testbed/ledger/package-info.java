/**
 * An application that keeps writing while its database moves, and a ledger of what it was promised.
 *
 * <p>Every commit that a server acknowledged must be found exactly once on the side that won. The
 * package knows two addresses and nothing about the migration between them.
 */
@NullMarked
package io.beltline.testbed.ledger;

import org.jspecify.annotations.NullMarked;
