-- The only comparison of names. It is skipped if all are alike, because planning the macro takes long.
UPDATE pairs
SET agree = coalesce(names_agree(
    sent.last_name, sent.first_name, sent.middle_name,
    held.last_name, held.first_name, held.middle_name,
    ${last_name_widths}, ${first_name_widths}
), false)
WHERE NOT agree;
