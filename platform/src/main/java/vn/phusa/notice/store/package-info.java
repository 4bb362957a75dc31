/** The tables of notices, the mail server and the webhooks' receivers. */
@NullMarked
package vn.phusa.notice.store;

import org.jspecify.annotations.NullMarked;
