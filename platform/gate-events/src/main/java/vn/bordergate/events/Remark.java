package vn.bordergate.events;

/**
 * Something accepted at the door that an officer should still look at.
 *
 * @param code stable code, such as {@code HS_CODE_NOT_IN_EDITION}
 * @param pointer JSON pointer (RFC 6901) into the declaration as it was lodged
 */
public record Remark(String code, String pointer) {}
