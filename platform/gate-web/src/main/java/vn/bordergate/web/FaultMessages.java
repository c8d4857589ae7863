package vn.bordergate.web;

/**
 * A bundle of fault messages on the classpath, e.g. {@code messages/faults-ingest}. Each module
 * contributes a bean.
 */
public record FaultMessages(String basename) {}
