package org.npcs.repository.server.platform.database;

/**
 * For whom and by whom a unit of work is done. The database reads these for row-level security and for the audit trail.
 *
 * @param tenant code of the jurisdiction whose rows may be touched, or {@link #OPERATOR}
 * @param client identifier of the calling client
 * @param actor subject of the token
 * @param requestId identifier of the request
 * @param operation operation of the contract; empty for what the repository does by itself
 */
public record Session(String tenant, String client, String actor, String requestId, String operation) {

    /** Name of the exchange attribute that holds for whom a request of a known client is noted. */
    public static final String ATTRIBUTE = new String("org.npcs.repository.session");

    /** Tenant of work that belongs to no jurisdiction. */
    public static final Tenant OPERATOR = new Tenant("OPERATOR");

    /** A tenant that is not a jurisdiction. */
    public record Tenant(String code) {}

    /** Work of the repository itself. */
    public Session(String tenant, String client, String actor, String requestId) {
        this(tenant, client, actor, requestId, "");
    }

    /** What several requests of one caller have in common. */
    public Session withoutRequest() {
        return new Session(tenant, client, actor, "");
    }

    /** The same request in the name of another tenant. */
    public Session named(String other) {
        return new Session(other, client, actor, requestId, operation);
    }

    /** The request as {@code open_session} takes it: its identifier and, behind a space, its operation. */
    public String request() {
        return operation.isEmpty() ? requestId : requestId + " " + operation;
    }

    /** The statements that open a transaction for this session: one round trip. */
    String opening() {
        return opening("READ COMMITTED");
    }

    /** The same for a transaction whose statements all see the database as it was at the first of them. */
    String openingAtOneInstant() {
        return opening("REPEATABLE READ");
    }

    private String opening(String isolation) {
        return "BEGIN ISOLATION LEVEL " + isolation + "; SELECT set_config('app.jurisdiction', " + literal(tenant)
                + ", true), set_config('app.client', "
                + literal(client) + ", true), set_config('app.actor', " + literal(actor)
                + ", true), set_config('app.request', " + literal(requestId)
                + ", true), set_config('app.operation', " + literal(operation) + ", true)";
    }

    /** An SQL string literal. Control characters never reach this place in an identifier; they are refused all the same. */
    private static String literal(String value) {
        if (value.chars().anyMatch(c -> c < 0x20 || c == '\\')) {
            throw new IllegalArgumentException("identifier of a session holds a character that is not allowed");
        }
        return "'" + value.replace("'", "''") + "'";
    }
}
