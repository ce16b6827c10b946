-- Names as data.rules.names compares them; they come in ASCII.
CREATE OR REPLACE MACRO letters(name) AS
    regexp_replace(upper(name), '[^A-Z]', '', 'g');
CREATE OR REPLACE MACRO words(name) AS
    trim(regexp_replace(replace(upper(name), '''', ''), '[^A-Z]+', ' ', 'g'));
CREATE OR REPLACE MACRO without_suffix(name) AS
    regexp_replace(upper(trim(name)), '${suffix}', '', 'g');
CREATE OR REPLACE MACRO surname_letters(name) AS
    letters(without_suffix(name));
CREATE OR REPLACE MACRO given_letters(name) AS
    letters(regexp_replace(words(without_suffix(name)), ' [A-Z]$$', ''));
CREATE OR REPLACE MACRO middle_words(name) AS
    words(CASE
        WHEN length(letters(name)) = 1 THEN name
        ELSE regexp_replace(' ' || upper(name), '${suffix}', '', 'g')
    END);
CREATE OR REPLACE MACRO given(first_name, middle_name) AS
    trim(words(without_suffix(first_name)) || ' ' || middle_words(middle_name));
CREATE OR REPLACE MACRO ends_in_initial(name) AS
    regexp_matches(name, ' [A-Z]$$');
CREATE OR REPLACE MACRO agrees(sent, held, is_cut) AS
    sent = held OR (is_cut AND sent <> '' AND starts_with(held, sent));
CREATE OR REPLACE MACRO cut_alike(sent, held, widths) AS
    letters(sent) <> ''
    AND len(list_filter(widths, lambda width: letters(left(held, width)) = letters(sent))) > 0;
CREATE OR REPLACE MACRO surnames_agree(sent, held, widths) AS
    agrees(surname_letters(sent), surname_letters(held), list_contains(widths, length(sent)))
    OR cut_alike(sent, held, widths)
    OR (
        list_contains(widths, length(sent))
        AND surname_letters(regexp_replace(upper(trim(sent)), '${cut_suffix}', '')) = surname_letters(held)
    );
CREATE OR REPLACE MACRO given_agree(one, other) AS
    (ends_in_initial(one) AND starts_with(other, one))
    OR (ends_in_initial(other) AND starts_with(one, other))
    OR (NOT ends_in_initial(one) AND NOT ends_in_initial(other) AND letters(one) = letters(other));
CREATE OR REPLACE MACRO given_names_agree(sent_first, sent_middle, held_first, held_middle, widths) AS
    given_letters(sent_first) = given_letters(held_first)
    OR agrees(
        given_letters(sent_first),
        letters(given(held_first, held_middle)),
        list_contains(widths, length(sent_first)) OR length(given_letters(sent_first)) = 1
    )
    OR cut_alike(sent_first, held_first, widths)
    OR given_agree(given(sent_first, sent_middle), given(held_first, held_middle));
CREATE OR REPLACE MACRO names_agree(
    sent_last, sent_first, sent_middle, held_last, held_first, held_middle, last_widths, first_widths
) AS
    surnames_agree(sent_last, held_last, last_widths)
    AND (
        sent_first = ''
        OR given_names_agree(sent_first, sent_middle, held_first, held_middle, first_widths)
    );
CREATE OR REPLACE MACRO named(last_name, first_name, middle_name) AS
    {'last_name': last_name, 'first_name': first_name, 'middle_name': middle_name};
-- Most names are spelled alike, and the letters of the others are compared.
CREATE OR REPLACE MACRO same_surname_and_given(one_last, one_first, other_last, other_first) AS
    CASE
        WHEN one_last = other_last AND one_first = other_first THEN true
        ELSE surname_letters(one_last) = surname_letters(other_last)
            AND given_letters(one_first) = given_letters(other_first)
    END;
-- What a message is about, whatever its spelling.
CREATE OR REPLACE MACRO alike(subject) AS
    regexp_replace(upper(subject), '[^A-Z0-9]', '', 'g');
