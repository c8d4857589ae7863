-- Who declared, by scheme and number: a priority enterprise's goods have priority on the road too.
alter table generation add column declarant_id text;
update generation set declarant_id =
    (content::jsonb #>> '{declarant,scheme}') || ':' || (content::jsonb #>> '{declarant,number}');
