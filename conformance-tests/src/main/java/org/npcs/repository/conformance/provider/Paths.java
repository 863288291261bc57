package org.npcs.repository.conformance.provider;

/** Addresses of the contract. */
public final class Paths {

    private Paths() {}

    /** Returns the list of incidents of a member. */
    public static String incidents(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/incidents";
    }

    /** Returns an incident by its natural key. */
    public static String incident(String jurisdiction, String key) {
        return incidents(jurisdiction) + "/" + key;
    }

    /** Returns an incident by its identifier. */
    public static String incident(String id) {
        return "/v1/incidents/" + id;
    }

    /** Returns the list of reviews of a member. */
    public static String reviews(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/reviews";
    }

    /** Returns a review by its natural key. */
    public static String review(String jurisdiction, String key, int number) {
        return incident(jurisdiction, key) + "/reviews/" + number;
    }

    /** Returns a review by its identifier. */
    public static String review(String id) {
        return "/v1/reviews/" + id;
    }

    /** Returns the change feed of a member. */
    public static String changes(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/changes";
    }

    /** Returns the reporting periods of a member. */
    public static String periods(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/reporting-periods";
    }

    /** Returns the attestation of a period and a kind of record. */
    public static String attestation(String jurisdiction, String period, String kind) {
        return periods(jurisdiction) + "/" + period + "/attestations/" + kind;
    }

    /** Returns a denominator of a period. */
    public static String denominator(String jurisdiction, String period, String denominator) {
        return periods(jurisdiction) + "/" + period + "/denominators/" + denominator;
    }

    /** Returns a webhook of a member. */
    public static String webhook(String jurisdiction, String name) {
        return "/v1/jurisdictions/" + jurisdiction + "/webhooks/" + name;
    }

    /** Returns the profile of a member. */
    public static String profile(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/profile";
    }

    /** Returns the bulk corrections of a member. */
    public static String bulkCorrections(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/bulk-corrections";
    }

    /** Returns the submissions of a member. */
    public static String submissions(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/submissions";
    }

    /** Returns a submission by its identifier. */
    public static String submission(String id) {
        return "/v1/submissions/" + id;
    }

    /** Returns the delegations of a member. */
    public static String delegations(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/delegations";
    }
}
