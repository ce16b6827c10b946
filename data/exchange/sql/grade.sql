-- How each record agrees with each person who has its SSN (data.rules.identity.grade).
CREATE OR REPLACE TABLE compared AS
WITH agreed AS (
    SELECT DISTINCT a.line, n.person
    FROM ${records} a
    JOIN known n ON n.ssn = a.ssn
    SEMI JOIN pairs g
        ON g.agree
        AND g.sent = named(a.last_name, a.first_name, a.middle_name)
        AND g.held = named(n.last_name, n.first_name, n.middle_name)
)
SELECT
    a.line,
    p.person,
    n.line IS NULL AS name,
    coalesce(${birth_date} <> p.birth_date, false) AS birth_date,
    p.claim_number <> '' AND greatest('', ${claim_numbers}) <> '' AND p.claim_number NOT IN (${claim_numbers})
        AS claim_number,
    false AS anothers
FROM ${records} a
JOIN people p ON p.ssn = a.ssn
LEFT JOIN agreed n ON n.line = a.line AND n.person = p.person;
