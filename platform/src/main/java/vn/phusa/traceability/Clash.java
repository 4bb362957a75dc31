package vn.phusa.traceability;

/**
 * An event whose ID stands for other content.
 *
 * @param event its place in the capture, from 0
 * @param withinCapture the other one is in the same capture
 */
public record Clash(int event, boolean withinCapture) {}
