package vn.bordergate.local;

/** The three services, in the order in which a declaration passes them. */
public enum ServiceKind {
    INGEST("gate-ingest", "ingest"),
    CLEARANCE("clearance-service", "clearance"),
    STATS("trade-stats", "stats");

    private final String title;
    private final String schema;

    ServiceKind(String title, String schema) {
        this.title = title;
        this.schema = schema;
    }

    String title() {
        return title;
    }

    /** The database schema, and the role that owns it. */
    public String schema() {
        return schema;
    }

    int port(int portBase) {
        return portBase + ordinal();
    }

    /** Port of the sign-in page, which follows those of the services. */
    static int signInPort(int portBase) {
        return portBase + values().length;
    }
}
