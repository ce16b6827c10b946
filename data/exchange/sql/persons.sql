-- Persons on cases, with every name that they are known by and the settled identities. Made once for many files.
CREATE OR REPLACE TABLE everyone AS
SELECT row_number() OVER () AS person, *
FROM persons;

-- An ALFX client is the person with its name or, if there is none, the persons with its birth date.
CREATE OR REPLACE TABLE known AS
WITH fits AS (
    SELECT
        c.client_number,
        p.person,
        bool_or(same_surname_and_given(c.last_name, c.first_name, p.last_name, p.first_name)) AS named,
        bool_or(c.birth_date = p.birth_date) AS born
    FROM clients c
    JOIN everyone p ON p.ssn = c.ssn
    GROUP BY ALL
),
theirs AS (
    SELECT client_number, person
    FROM fits
    QUALIFY named OR (born AND NOT bool_or(named) OVER (PARTITION BY client_number))
)
SELECT person, ssn, last_name, first_name, middle_name
FROM everyone
UNION
SELECT p.person, p.ssn, c.last_name, c.first_name, c.middle_name
FROM theirs t
JOIN everyone p ON p.person = t.person
JOIN clients c ON c.client_number = t.client_number;

-- A settled identity applies to the person on every case. The newest of several verdicts on one name counts.
CREATE OR REPLACE TABLE verdicts AS
SELECT DISTINCT
    p.person,
    p.ssn,
    v.settled_id AS place,
    v.verdict,
    v.last_name,
    v.first_name,
    v.middle_name,
    v.birth_date,
    list_filter(string_split(v.claims, ' '), lambda each: each <> '') AS claims
FROM settled v
JOIN everyone p ON p.ssn = v.ssn
LEFT JOIN everyone q
    ON q.case_number = v.case_number AND q.person_code = v.person_code AND q.ssn = v.ssn
WHERE p.person = q.person
    OR (
        p.birth_date = q.birth_date
        AND same_surname_and_given(p.last_name, p.first_name, q.last_name, q.first_name)
    )
    OR (
        p.birth_date = v.client_birth_date
        AND same_surname_and_given(p.last_name, p.first_name, v.client_last_name, v.client_first_name)
    )
QUALIFY row_number() OVER (
    PARTITION BY
        p.person,
        surname_letters(v.last_name),
        given_letters(v.first_name),
        v.birth_date,
        v.claims
    ORDER BY v.settled_id DESC
) = 1;
