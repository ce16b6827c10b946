-- A record without SSN is that of a person without one whose name, birth date and sex are the same.
UPDATE graded
SET match = 'E'
FROM unnumbered u
WHERE graded.ssn IS NULL
    AND u.birth_date = graded.birth_date
    AND u.sex = graded.sex
    AND letters(u.last_name) = letters(graded.last_name)
    AND letters(u.first_name) = letters(graded.first_name);
