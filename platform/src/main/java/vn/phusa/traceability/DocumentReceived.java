package vn.phusa.traceability;

import vn.phusa.epcis.DocumentSource;

/**
 * A document as it arrived.
 *
 * @param json else XML
 * @param content can be read more than once
 * @param size in bytes
 * @param sha256 of its bytes
 */
public record DocumentReceived(boolean json, DocumentSource content, long size, byte[] sha256) {}
