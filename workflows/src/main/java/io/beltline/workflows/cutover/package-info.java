/** One pair, from precheck to teardown: the runbook, its gates, its status. */
@NullMarked
package io.beltline.workflows.cutover;

import org.jspecify.annotations.NullMarked;
