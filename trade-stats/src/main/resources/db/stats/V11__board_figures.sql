-- Plans, and actual figures that no gate counts, as somebody entered them. A figure is never changed
-- or removed: a later revision takes its place, and one without a value takes it back.
create table board_figure (
    year       integer        not null,
    span       text           not null,
    indicator  text           not null,
    kind       text           not null check (kind in ('actual', 'target')),
    scope      text           not null,
    revision   integer        not null check (revision > 0),
    value      numeric(28, 6),
    unit       text           not null,
    source     text           not null,
    entered_by text           not null,
    entered_at timestamptz    not null,
    primary key (year, span, indicator, kind, scope, revision)
);
create index board_figure_entered on board_figure (entered_at desc);
