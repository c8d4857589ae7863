package vn.bordergate.ingest.documents;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.SignedIn;

/** What the API page says of documents; the code that does it stands elsewhere. */
@Tag(
        name = "documents",
        description =
                "Documents of a declaration (chứng từ kèm theo): invoice, certificate of origin,"
                        + " quarantine certificate and others. A document that was attached stays;"
                        + " a newer one may take its place.")
@SecurityRequirement(name = "token")
interface DocumentsApiPage {

    String RECEIPT =
            """
            {"documentId": "6b1e0c52-51a5-4a35-8a0b-3f8f5d1c9e77",
             "declarationId": "019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e", "generation": 1,
             "kind": "CERTIFICATE_OF_ORIGIN", "name": "C-O mẫu E.pdf",
             "mediaType": "application/pdf", "bytes": 482113,
             "sha256": "9f2c0d6c0d1c3b0b8b3f6f4a4c1d0a6e5e4b7a7b0d9c8f7e6d5c4b3a29180706",
             "attachedAt": "2026-11-21T09:12:31.482Z",
             "links": {"self": "/api/declarations/019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e\
            /documents/6b1e0c52-51a5-4a35-8a0b-3f8f5d1c9e77"}}
            """;

    String LIST =
            """
            [{"documentId": "6b1e0c52-51a5-4a35-8a0b-3f8f5d1c9e77", "generation": 1,
              "kind": "CERTIFICATE_OF_ORIGIN", "kindName": "Giấy chứng nhận xuất xứ",
              "name": "C-O mẫu E.pdf", "mediaType": "application/pdf", "bytes": 482113,
              "sha256": "9f2c0d6c0d1c3b0b8b3f6f4a4c1d0a6e5e4b7a7b0d9c8f7e6d5c4b3a29180706",
              "attachedBy": "DECLARANT", "attachedAt": "2026-11-21T09:12:31.482Z",
              "links": {"self": "/api/declarations/019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e\
            /documents/6b1e0c52-51a5-4a35-8a0b-3f8f5d1c9e77"}}]
            """;

    String TYPE_DIFFERS =
            """
            {"type": "/problems/FILE_TYPE_DIFFERS", "title": "File of another type", "status": 415,
             "detail": "The file was sent as application/pdf and is image/jpeg.",
             "instance": "/api/declarations/019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e/documents",
             "errors": [{"code": "FILE_TYPE_DIFFERS", "pointer": "/file",
                         "message": "The file was sent as application/pdf and is image/jpeg."}]}
            """;

    /**
     * The parts of the body, in any order.
     *
     * @param file with its name and, if it likes, its type: PDF, JPEG, PNG or TIFF, at most 10 MB
     * @param replaces identity of the older document of the same kind whose place it takes
     */
    record Form(
            @Schema(
                            type = "string",
                            format = "binary",
                            description = "PDF, JPEG, PNG or TIFF, at most 10 MB")
                    String file,
            DocumentKind kind,
            @Schema(
                            nullable = true,
                            format = "uuid",
                            description = "the older document of that kind whose place it takes")
                    @Nullable String replaces) {}

    @Operation(
            operationId = "attachDocument",
            summary = "Attach a document",
            description =
                    "201 with a receipt when it is durably kept. The same bytes under the same kind"
                            + " again: 200 and the very same receipt. What the file is, is found"
                            + " from its bytes. A declarant attaches every kind but"
                            + " OFFICER_RECORD, an officer of an authority that kind alone. At"
                            + " most 50 documents and 100 MB a declaration.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = Form.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Attached",
            headers = @Header(name = "Location"),
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = DocumentReceipt.class),
                            examples = @ExampleObject(RECEIPT)))
    @ApiResponse(responseCode = "200", description = "Attached before; the same receipt")
    @ApiResponse(responseCode = "400", description = "MULTIPART_MALFORMED")
    @ApiResponse(responseCode = "403", description = "FOREIGN_GATE: not granted to the officer")
    @ApiResponse(responseCode = "404", description = "DECLARATION_NOT_FOUND among your own")
    @ApiResponse(responseCode = "408", description = "UPLOAD_TOO_SLOW: longer than two minutes")
    @ApiResponse(
            responseCode = "409",
            description =
                    "DOCUMENTS_CLOSED (withdrawn or refused), DOCUMENTS_TOO_MANY,"
                            + " DOCUMENTS_TOO_LARGE, DOCUMENT_ATTACHED_BEFORE, REPLACED_BEFORE")
    @ApiResponse(responseCode = "413", description = "FILE_TOO_LARGE, BODY_TOO_LARGE")
    @ApiResponse(
            responseCode = "415",
            description = "FILE_TYPE_UNKNOWN, FILE_TYPE_DIFFERS",
            content =
                    @Content(
                            mediaType = APPLICATION_PROBLEM_JSON_VALUE,
                            examples = @ExampleObject(TYPE_DIFFERS)))
    @ApiResponse(
            responseCode = "422",
            description =
                    "MISSING, UNKNOWN_VALUE, UNKNOWN_PROPERTY, DUPLICATE_PROPERTY, FILE_EMPTY,"
                            + " FILE_AS_FIELD, FILE_NAME_TOO_LONG, REPLACED_UNKNOWN,"
                            + " REPLACED_OTHER_KIND",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(responseCode = "429", description = "UPLOADS_TOO_MANY at once by this account")
    @ApiResponse(
            responseCode = "503",
            description = "DOCUMENTS_CROWDED, DOCUMENT_STORE_UNAVAILABLE, GATE_UNAVAILABLE",
            headers = @Header(name = "Retry-After"))
    Mono<ResponseEntity<DocumentReceipt>> attach(
            String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) SignedIn who,
            @Parameter(hidden = true) FirmRights rights);

    @Operation(operationId = "listDocuments", summary = "The documents of a declaration")
    @ApiResponse(
            responseCode = "200",
            description = "In the order in which they were attached, replaced ones among them",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = DocumentLine[].class),
                            examples = @ExampleObject(LIST)))
    @ApiResponse(responseCode = "404", description = "DECLARATION_NOT_FOUND")
    Mono<List<DocumentLine>> list(
            String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) SignedIn who,
            @Parameter(hidden = true) FirmRights rights);

    @Operation(
            operationId = "downloadDocument",
            summary = "The document itself",
            description =
                    "As an attachment under its name; the ETag is the SHA-256 of its bytes. With"
                            + " ?inline a JPEG or PNG may be shown by the browser, in a sandbox.",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "inline",
                            allowEmptyValue = true,
                            description = "to be shown, where that is harmless",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "Its bytes, compared with their checksum before the first is sent",
            content = @Content(mediaType = "application/octet-stream"))
    @ApiResponse(responseCode = "304", description = "If-None-Match names its ETag")
    @ApiResponse(responseCode = "404", description = "DECLARATION_NOT_FOUND, DOCUMENT_NOT_FOUND")
    @ApiResponse(responseCode = "500", description = "DOCUMENT_DAMAGED: the store lost it")
    Mono<Void> download(
            String id,
            String documentId,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) SignedIn who,
            @Parameter(hidden = true) FirmRights rights);
}
