-- The persons whom records may be about.
CREATE OR REPLACE TABLE people AS
SELECT
    p.*,
    surname_letters(last_name) AS surname,
    given_letters(first_name) AS given
FROM everyone p
SEMI JOIN ${records} r ON r.ssn = p.ssn;

-- Each name that a record has or a person with its SSN, once: comparing two names takes long.
CREATE OR REPLACE TABLE pairs AS
WITH known_names AS (
    SELECT ssn, named(last_name, first_name, middle_name) AS held FROM known
    UNION
    SELECT ssn, named(last_name, first_name, middle_name) FROM verdicts
)
SELECT DISTINCT
    named(a.last_name, a.first_name, a.middle_name) AS sent,
    h.held,
    coalesce(a.last_name = h.held.last_name AND a.first_name = h.held.first_name, false) AS agree
FROM ${records} a
JOIN known_names h ON h.ssn = a.ssn;
