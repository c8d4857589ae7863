-- Files that the store holds or is about to hold. The row is written before the file, so that every
-- file without a document is known here and can be swept; nobody ever has to list the store.
create table document_file (
    sha256     text        not null primary key,
    bytes      bigint      not null,
    touched_at timestamptz not null
);

create index document_file_by_touch on document_file (touched_at);

-- What belongs to a declaration's file. No row is ever changed or deleted.
create table document (
    document_id    uuid        not null primary key,
    declaration_id uuid        not null references declaration,
    generation     int         not null,
    kind           text        not null,
    name           text        not null,
    media_type     text        not null,
    bytes          bigint      not null,
    sha256         text        not null references document_file,
    replaces       uuid        references document,
    by_kind        text        not null,
    by_id          text        not null,
    attached_at    timestamptz not null,
    constraint one_document_a_content unique (declaration_id, sha256, kind),
    constraint one_successor unique (replaces)
);

-- For the sweep, which asks whether any declaration still has the file.
create index document_by_file on document (sha256);
