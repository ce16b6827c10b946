-- Whose citizenship a birth record verifies: persons on cases whose record agrees in every part.
CREATE OR REPLACE TABLE born AS
WITH found AS (
    SELECT c.case_number, c.person_code, g.certificate_number, g.filed_date
    FROM graded g
    JOIN citizens c ON c.ssn = g.ssn AND c.birth_date = g.birth_date
    WHERE g.match = 'E'
    UNION ALL
    SELECT c.case_number, c.person_code, g.certificate_number, g.filed_date
    FROM graded g
    JOIN citizens c
        ON c.birth_date = g.birth_date
        AND c.sex = g.sex
        AND letters(c.last_name) = letters(g.last_name)
        AND letters(c.first_name) = letters(g.first_name)
    WHERE g.match = 'E' AND g.ssn IS NULL AND c.ssn IS NULL
)
SELECT case_number, person_code, certificate_number
FROM found
QUALIFY row_number() OVER (
    PARTITION BY case_number, person_code ORDER BY filed_date DESC, certificate_number DESC
) = 1;
