-- How each record agrees with each person who has its SSN (data.rules.identity.grade).
--
-- What agrees with the person's own data is exact, whatever was settled.
-- The names are compared here alone, each pair once: the macro is long, and planning each use of it takes time.
CREATE OR REPLACE TABLE agreeing AS
WITH known_names AS (
    SELECT ssn, last_name, first_name, middle_name FROM known
    UNION
    SELECT p.ssn, v.last_name, v.first_name, v.middle_name FROM verdicts v JOIN people p ON p.person = v.person
),
pairs AS (
    SELECT DISTINCT
        a.last_name AS sent_last,
        a.first_name AS sent_first,
        a.middle_name AS sent_middle,
        h.last_name,
        h.first_name,
        h.middle_name
    FROM ${records} a
    JOIN known_names h ON h.ssn = a.ssn
)
SELECT *
FROM pairs
WHERE CASE
    WHEN sent_last = last_name AND sent_first = first_name THEN true
    ELSE names_agree(sent_last, sent_first, sent_middle, last_name, first_name, middle_name)
END;

CREATE OR REPLACE TABLE compared AS
WITH named AS (
    SELECT DISTINCT a.line, n.person
    FROM ${records} a
    JOIN known n ON n.ssn = a.ssn
    SEMI JOIN agreeing g
        ON g.sent_last IS NOT DISTINCT FROM a.last_name
        AND g.sent_first IS NOT DISTINCT FROM a.first_name
        AND g.sent_middle IS NOT DISTINCT FROM a.middle_name
        AND g.last_name IS NOT DISTINCT FROM n.last_name
        AND g.first_name IS NOT DISTINCT FROM n.first_name
        AND g.middle_name IS NOT DISTINCT FROM n.middle_name
)
SELECT
    a.line,
    p.person,
    n.line IS NULL AS name_differs,
    coalesce(${birth_date} <> p.birth_date, false) AS birth_date_differs,
    p.claim_number <> '' AND greatest('', ${claim_numbers}) <> '' AND p.claim_number NOT IN (${claim_numbers})
        AS claim_number_differs
FROM ${records} a
JOIN people p ON p.ssn = a.ssn
LEFT JOIN named n ON n.line = a.line AND n.person = p.person;

-- Of the rest OTHER keeps out what names nobody else than the record it was given on; SAME makes each part of that
-- record one of the person's, unless a newer OTHER keeps it out.
CREATE OR REPLACE TABLE judged AS
WITH doubts AS (
    SELECT
        c.line,
        c.person,
        a.last_name,
        a.first_name,
        a.middle_name,
        ${birth_date} AS birth_date,
        list_filter([${claim_numbers}], lambda each: each <> '') AS claims
    FROM compared c
    SEMI JOIN verdicts v ON v.person = c.person
    JOIN ${records} a ON a.line = c.line
    WHERE name_differs OR birth_date_differs OR claim_number_differs
),
kept_out AS (
    SELECT d.line, d.person, max(v.place) AS place
    FROM doubts d
    JOIN verdicts v ON v.person = d.person
    SEMI JOIN agreeing g
        ON g.sent_last IS NOT DISTINCT FROM d.last_name
        AND g.sent_first IS NOT DISTINCT FROM d.first_name
        AND g.sent_middle IS NOT DISTINCT FROM d.middle_name
        AND g.last_name IS NOT DISTINCT FROM v.last_name
        AND g.first_name IS NOT DISTINCT FROM v.first_name
        AND g.middle_name IS NOT DISTINCT FROM v.middle_name
    WHERE v.verdict = 'OTHER'
        AND (d.birth_date IS NULL OR coalesce(d.birth_date = v.birth_date, false))
        AND list_has_all(v.claims, d.claims)
    GROUP BY ALL
),
same AS (
    SELECT
        d.line,
        d.person,
        bool_or(g.last_name IS NOT NULL) AS name,
        bool_or(coalesce(d.birth_date = v.birth_date, false)) AS birth_date,
        bool_or(list_has_any(v.claims, d.claims)) AS claim_number
    FROM doubts d
    JOIN verdicts v ON v.person = d.person
    LEFT JOIN agreeing g
        ON g.sent_last IS NOT DISTINCT FROM d.last_name
        AND g.sent_first IS NOT DISTINCT FROM d.first_name
        AND g.sent_middle IS NOT DISTINCT FROM d.middle_name
        AND g.last_name IS NOT DISTINCT FROM v.last_name
        AND g.first_name IS NOT DISTINCT FROM v.first_name
        AND g.middle_name IS NOT DISTINCT FROM v.middle_name
    LEFT JOIN kept_out k ON k.line = d.line AND k.person = d.person
    WHERE v.verdict = 'SAME' AND v.place > coalesce(k.place, 0)
    GROUP BY ALL
),
left_over AS (
    SELECT
        c.line,
        c.person,
        name_differs AND NOT coalesce(s.name, false) AS name,
        birth_date_differs AND NOT coalesce(s.birth_date, false) AS birth_date,
        claim_number_differs AND NOT coalesce(s.claim_number, false) AS claim_number,
        k.line IS NOT NULL AS anothers
    FROM compared c
    LEFT JOIN same s ON s.line = c.line AND s.person = c.person
    LEFT JOIN kept_out k ON k.line = c.line AND k.person = c.person
)
SELECT
    line,
    person,
    CASE WHEN NOT (name OR birth_date OR claim_number) THEN 'E' WHEN anothers THEN 'O' ELSE 'P' END AS match,
    concat_ws(
        ', ',
        CASE WHEN name THEN 'NAME' END,
        CASE WHEN birth_date THEN 'BIRTH DATE' END,
        CASE WHEN claim_number THEN 'CLAIM NUMBER' END
    ) AS differs,
    name::INTEGER + birth_date::INTEGER + claim_number::INTEGER AS parts
FROM left_over;
