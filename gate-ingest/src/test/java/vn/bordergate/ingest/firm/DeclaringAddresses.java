package vn.bordergate.ingest.firm;

import java.util.Map;
import vn.bordergate.ingest.declaring.form.Sample;

/** Declarations, vehicles and documents, tried with another firm's. */
final class DeclaringAddresses {

    private DeclaringAddresses() {}

    static void put(Map<String, ForeignTries.Try> all) {
        String json = " application/json";
        String one = "/api/declarations/{id}";
        all.put(
                "POST /api/declarations" + json,
                t -> t.json("/api/declarations", ForeignTries.SQUAT));
        all.put(
                "POST /api/declarations/check" + json,
                t -> t.json("/api/declarations/check", ForeignTries.SQUAT));
        all.put(
                "POST /api/declarations application/x-ndjson",
                t ->
                        t.sent(
                                "/api/declarations",
                                "application/x-ndjson",
                                ForeignTries.SQUAT + "\n"));
        all.put(
                "POST /api/declarations text/csv",
                t -> t.sent("/api/declarations", "text/csv", ForeignTries.ROW));
        all.put("GET /api/declarations", t -> t.got("/api/declarations?reference=KT-1"));
        all.put("GET " + one, t -> t.got(t.ofDeclaration("")));
        all.put("PUT " + one + json, t -> t.amended(t.ofDeclaration(""), Sample.EXPORT));
        all.put("DELETE " + one, t -> t.deleted(t.ofDeclaration("")));
        all.put(
                "POST " + one + "/supplement",
                t -> t.json(t.ofDeclaration("/supplement"), "{\"slip\":1,\"text\":\"here\"}"));
        String documents = one + "/documents";
        all.put("GET " + documents, t -> t.got(t.ofDeclaration("/documents")));
        all.put("POST " + documents + " multipart/form-data", t -> t.attached());
        all.put(
                "GET " + documents + "/{documentId}",
                t -> t.got(t.ofDeclaration("/documents/" + t.document)));
        all.put(
                "POST /api/crossings" + json,
                t -> t.json("/api/crossings", t.vehicle("XE-9", "Squatter")));
        all.put("GET /api/crossings", t -> t.got("/api/crossings?declaration=" + t.declaration));
        all.put("GET /api/crossings/{id}", t -> t.got("/api/crossings/" + t.crossing));
        all.put(
                "PUT /api/crossings/{id}" + json,
                t -> t.amended("/api/crossings/" + t.crossing, t.vehicle("XE-1", "Squatter")));
        all.put("DELETE /api/crossings/{id}", t -> t.deleted("/api/crossings/" + t.crossing));
        all.put("GET " + one + "/content", t -> t.got(t.ofDeclaration("/content")));
        all.put(
                "GET /api/crossings/{id}/content",
                t -> t.got("/api/crossings/" + t.crossing + "/content"));
        all.put(
                "POST /api/crossings/{id}/payer",
                t -> t.json("/api/crossings/" + t.crossing + "/payer", "{}"));
        String link = "/api/crossings/{id}/ticket-link";
        all.put("POST " + link, t -> t.json("/api/crossings/" + t.crossing + "/ticket-link", "{}"));
        all.put("GET " + link, t -> t.got("/api/crossings/" + t.crossing + "/ticket-link"));
        all.put("DELETE " + link, t -> t.deleted("/api/crossings/" + t.crossing + "/ticket-link"));
    }
}
