-- Names as data.rules.names compares them; they come in ASCII.
CREATE OR REPLACE MACRO letters(name) AS
    regexp_replace(upper(name), '[^A-Z]', '', 'g');
CREATE OR REPLACE MACRO without_suffix(name) AS
    regexp_replace(upper(trim(name)), '[ ,]+(${suffixes})[.]?$$', '');
CREATE OR REPLACE MACRO agrees(sent, held, was_cut) AS
    sent = held OR (was_cut AND sent <> '' AND starts_with(held, sent));
CREATE OR REPLACE MACRO names_agree(sent_last, sent_first, held_last, held_first) AS
    agrees(
        letters(without_suffix(sent_last)),
        letters(without_suffix(held_last)),
        length(sent_last) = ${last_name_width}
    )
    AND (
        sent_first = ''
        OR agrees(
            letters(sent_first),
            letters(held_first),
            length(sent_first) = ${first_name_width} OR length(letters(sent_first)) = 1
        )
    );
-- What a message is about, whatever its spelling.
CREATE OR REPLACE MACRO alike(subject) AS
    regexp_replace(upper(subject), '[^A-Z0-9]', '', 'g');
