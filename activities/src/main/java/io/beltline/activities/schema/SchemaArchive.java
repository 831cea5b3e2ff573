package io.beltline.activities.schema;

import io.beltline.activities.sql.QualifiedName;
import java.nio.file.Path;
import java.util.List;

/**
 * A dump of the source's schema and how it is to be restored.
 *
 * @param file the archive in custom format
 * @param whole what of it travels
 * @param contents what of that is restored first
 * @param relations the relations that it holds
 * @param deferred what waits
 */
record SchemaArchive(
    Path file,
    TableOfContents whole,
    TableOfContents contents,
    List<QualifiedName> relations,
    Deferred deferred) {}
