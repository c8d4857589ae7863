-- Spreadsheets and CSV files that traders sent to be checked and lodged. The file is kept as it
-- came for a few days and read anew when something is asked of it; a refused one keeps no bytes.
create table sheet_file (
    file_id    uuid        not null primary key,
    lodged_by  text        not null,
    name       text        not null,
    kind       text        not null,
    sha256     text        not null,
    bytes      bytea       not null,
    state      text        not null,
    tally      text        not null,
    faults     text        not null,
    landings   text        not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint one_file_a_content unique (lodged_by, sha256)
);

create index sheet_file_by_account on sheet_file (lodged_by, created_at, file_id);
create index sheet_file_by_change on sheet_file (changed_at);
