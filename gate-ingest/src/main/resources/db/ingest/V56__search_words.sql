-- The same words as before in a third of the time: a third of what a declaration's row costs. What
-- parts words is what Search.BETWEEN parts them by.
create or replace function search_words(firm text, said text[]) returns tsvector
    language plpgsql immutable parallel safe
as $$
declare
    separators constant text := E' \t\n\r\f\v,.;:/()"''_-';
    mark constant text := chr(1);
    plain text := coalesce(plain_text(array_to_string(said, mark)), '');
    words text := translate(plain, separators, repeat(mark, length(separators)));
    whole text;
begin
    foreach whole in array string_to_array(plain, mark) loop
        if length(whole) <= 40 then
            words := words || mark || translate(whole, separators, '');
        end if;
    end loop;
    if length(plain) > 100 then
        words := regexp_replace(words, '([^\x01]{100})[^\x01]+', '\1', 'g');
    end if;
    return array_to_tsvector(array_remove(
        string_to_array(firm || '|' || replace(words, mark, mark || firm || '|'), mark),
        firm || '|'));
end
$$;
