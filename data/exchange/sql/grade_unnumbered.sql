-- A record without SSN is that of a person without one whose name, birth date and sex are the same.
UPDATE graded
SET match = 'E'
FROM unnumbered u
WHERE graded.ssn IS NULL
    AND u.birth_date = graded.birth_date
    AND u.sex = graded.sex
    AND graded.first_name <> ''
    AND names_agree(
        graded.last_name, graded.first_name, graded.middle_name, u.last_name, u.first_name, u.middle_name,
        ${last_name_widths}, ${first_name_widths}
    );
