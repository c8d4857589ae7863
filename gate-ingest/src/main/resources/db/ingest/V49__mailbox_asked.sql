-- Which mailboxes were asked to confirm, by whom and when: how often is limited for each account and
-- for each mailbox, whoever asks and whatever was removed since. Forgotten after a day.
create table mailbox_asked (
    asked_id bigint      generated always as identity primary key,
    account  text        not null,
    mailbox  text        not null,
    at       timestamptz not null
);

create index mailbox_asked_by_account on mailbox_asked (account, at);
create index mailbox_asked_by_mailbox on mailbox_asked (mailbox, at);
create index mailbox_asked_by_age on mailbox_asked (at);
