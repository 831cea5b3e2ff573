/**
 * The schema's way to the destination: an archive that is restored without what would slow the copy
 * down or break it, and the steps that add the rest. Which parts wait is decided by catalog OIDs;
 * no SQL text is ever searched for it. The same as files, which a human may edit: those are taken
 * apart into statements, by the server's rules for tokens. And the steps that take it off again.
 */
@NullMarked
package io.beltline.activities.schema;

import org.jspecify.annotations.NullMarked;
