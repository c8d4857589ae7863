package vn.bordergate.ingest.firm;

import java.util.List;
import java.util.Map;
import vn.bordergate.ingest.declaring.form.Sample;

/** Pages, files, drafts and notifications, tried with another firm's. */
final class PortalAddresses {

    static final String WISH =
            "{\"url\":\"http://127.0.0.1:9/durian-invoice\",\"events\":[\"crossing.called\"]}";

    private PortalAddresses() {}

    static void put(Map<String, ForeignTries.Try> all) {
        for (String own :
                List.of(
                        "/mine",
                        "/mine/live",
                        "/mine/export.csv",
                        "/mine/declare",
                        "/mine/drafts",
                        "/bulk",
                        "/api/bulk",
                        "/api/drafts",
                        "/notifications",
                        "/api/notifications/events",
                        "/api/notifications/receivers")) {
            all.put("GET " + own, t -> t.got(own));
        }
        // It is checked like any file, and nothing in it may be lodged.
        all.put(
                "POST /api/bulk",
                t -> t.sent("/api/bulk?then=lodge", "application/octet-stream", ForeignTries.ROW));
        for (String part : List.of("", "/amend", "/vehicle")) {
            all.put("GET /mine/{id}" + part, t -> t.got("/mine/" + t.declaration + part));
        }
        all.put(
                "GET /mine/{id}/vehicle/{crossing}",
                t -> t.got("/mine/" + t.declaration + "/vehicle/" + t.crossing));
        all.put("GET /api/consignments", t -> t.got("/api/consignments"));
        all.put("GET /api/consignments/counts", t -> t.got("/api/consignments/counts"));
        all.put(
                "GET /api/consignments/{id}/steps",
                t -> t.got("/api/consignments/" + t.declaration + "/steps"));
        String file = "/api/bulk/{id}";
        for (String part : List.of("", "/progress", "/faults", "/landings", "/correction")) {
            all.put("GET " + file + part, t -> t.got("/api/bulk/" + t.sheet + part));
        }
        all.put("POST " + file + "/lodge", t -> t.json("/api/bulk/" + t.sheet + "/lodge", "{}"));
        all.put("DELETE " + file, t -> t.deleted("/api/bulk/" + t.sheet));
        all.put("GET /api/drafts/{id}", t -> t.got("/api/drafts/" + t.draft));
        all.put(
                "PUT /api/drafts/{id} application/json",
                t -> t.amended("/api/drafts/" + t.draft, Sample.EXPORT));
        all.put("DELETE /api/drafts/{id}", t -> t.deleted("/api/drafts/" + t.draft));
        putNotifications(all);
    }

    private static void putNotifications(Map<String, ForeignTries.Try> all) {
        String api = "/api/notifications/receivers";
        all.put("POST " + api, t -> t.json(api, "{}"));
        for (String part : List.of("", "/log")) {
            all.put("GET " + api + "/{id}" + part, t -> t.got(api + "/" + t.receiver + part));
        }
        all.put("PUT " + api + "/{id}", t -> t.amended(api + "/" + t.receiver, WISH));
        all.put("DELETE " + api + "/{id}", t -> t.deleted(api + "/" + t.receiver));
        for (String part : List.of("/secret", "/test", "/replay")) {
            all.put(
                    "POST " + api + "/{id}" + part,
                    t ->
                            t.json(
                                    api + "/" + t.receiver + part,
                                    "{\"from\":\"2026-11-22T00:00:00Z\"}"));
        }
        String page = "/notifications";
        all.put("POST " + page, t -> t.form(page, "url="));
        all.put("GET " + page + "/{id}", t -> t.got(page + "/" + t.receiver));
        for (String part : List.of("", "/secret", "/test", "/replay", "/removal")) {
            all.put(
                    "POST " + page + "/{id}" + part,
                    t ->
                            t.form(
                                    page + "/" + t.receiver + part,
                                    "url=http://127.0.0.1:9/&events=crossing.called"
                                            + "&from=2026-11-22T00:00"));
        }
    }

    /**
     * Lists of one's own; what is one's own to make, made wrongly; and what is not there to end.
     */
    static void answered(Map<String, Integer> all) {
        for (String own :
                List.of(
                        "/mine",
                        "/mine/live",
                        "/mine/export.csv",
                        "/mine/declare",
                        "/api/consignments",
                        "/api/consignments/counts",
                        "/mine/drafts",
                        "/bulk",
                        "/api/bulk",
                        "/api/drafts",
                        "/notifications",
                        "/api/notifications/events",
                        "/api/notifications/receivers")) {
            all.put("GET " + own, 200);
        }
        all.put("POST /api/bulk", 202);
        all.put("PUT /api/drafts/{id} application/json", 409);
        all.put("DELETE /api/drafts/{id}", 204);
        all.put("POST /api/notifications/receivers", 422);
        all.put("POST /notifications", 422);
    }
}
