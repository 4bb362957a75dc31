package vn.phusa.programme;

import java.time.LocalDate;

/**
 * A holder asks for more time (đề nghị gia hạn); waits for the assigner.
 *
 * @param newDue the day asked for
 * @param reason not blank
 * @param askedOn when it was asked
 */
public record ExtensionRequest(LocalDate newDue, String reason, LocalDate askedOn) {}
