@NullMarked
package io.beltline.activities;

import org.jspecify.annotations.NullMarked;
