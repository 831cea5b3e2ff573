/**
 * Everything that drives Beltline from outside: throw-away servers, a data set, a writing
 * application, and the demo and benchmarks made of them. It depends on no part of Beltline.
 */
@NullMarked
package io.beltline.testbed;

import org.jspecify.annotations.NullMarked;
