-- What gate-ingest told of the documents of a file; the documents themselves stay there. No row is
-- ever changed or deleted: one that was replaced stays beside its successor.
create table attached_document (
    document_id    uuid        not null primary key,
    declaration_id uuid        not null,
    kind           text        not null,
    name           text        not null,
    media_type     text        not null,
    bytes          bigint      not null,
    sha256         text        not null,
    replaces       uuid,
    by_kind        text        not null,
    by_id          text        not null,
    attached_at    timestamptz not null,
    -- For open pages, which are told of documents as they are of decisions.
    txid           xid8        not null default pg_current_xact_id()
);

create index attached_document_by_file on attached_document (declaration_id, attached_at);
create index attached_document_by_commit on attached_document (txid);

-- What officers are called, by the subject that the records keep: as their last sign-in said it.
create table officer (
    subject text not null primary key,
    name    text not null
);
