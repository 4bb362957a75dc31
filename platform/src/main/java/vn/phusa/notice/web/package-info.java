/** The pages of the inbox, the outbox and the preferences. */
@NullMarked
package vn.phusa.notice.web;

import org.jspecify.annotations.NullMarked;
