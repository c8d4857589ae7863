package vn.bordergate.web;

/**
 * A bundle of page texts on the classpath, e.g. {@code messages/stats}. Each service contributes a
 * bean. Texts with arguments follow {@link java.text.MessageFormat}: an apostrophe is doubled
 * there.
 */
public record PageMessages(String basename) {}
