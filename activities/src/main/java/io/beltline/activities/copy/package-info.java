/** Tables that no engine can replicate: emptied and streamed from server to server. */
@NullMarked
package io.beltline.activities.copy;

import org.jspecify.annotations.NullMarked;
