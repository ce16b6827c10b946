-- Persons on open cases. Somebody who is on a case twice, under a new person code, is one person.
CREATE OR REPLACE TABLE open_persons AS
SELECT person, ssn, case_number, person_code, office, supervisor, district
FROM people
WHERE status IN (${open}) AND application_date <= ${today}
QUALIFY row_number() OVER (
    PARTITION BY case_number, ssn, surname, given, birth_date ORDER BY person_code DESC
) = 1;

CREATE OR REPLACE TABLE entries AS
SELECT o.person, e.case_number, e.person_code
FROM open_persons o
JOIN people p ON p.person = o.person
JOIN people e
    ON e.case_number = p.case_number
    AND e.ssn = p.ssn
    AND e.surname = p.surname
    AND e.given = p.given
    AND e.birth_date = p.birth_date;
