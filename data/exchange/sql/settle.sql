-- The settled identities. What agrees with the person's own data is exact, whatever was settled. Of the rest OTHER
-- keeps out what names nobody else than the record it was given on; SAME makes each part of that record one of the
-- person's, unless a newer OTHER keeps it out.
CREATE OR REPLACE TABLE compared AS
WITH doubts AS (
    SELECT
        c.line,
        c.person,
        named(a.last_name, a.first_name, a.middle_name) AS sent,
        ${birth_date} AS birth_date,
        list_filter([${claim_numbers}], lambda each: each <> '') AS claims
    FROM compared c
    SEMI JOIN verdicts v ON v.person = c.person
    JOIN ${records} a ON a.line = c.line
    WHERE c.name OR c.birth_date OR c.claim_number
),
settled_on AS (
    SELECT
        d.line,
        d.person,
        d.birth_date AS sent_birth_date,
        d.claims AS sent_claims,
        v.*,
        g.agree IS NOT NULL AS agrees
    FROM doubts d
    JOIN verdicts v ON v.person = d.person
    LEFT JOIN pairs g
        ON g.agree AND g.sent = d.sent AND g.held = named(v.last_name, v.first_name, v.middle_name)
),
kept_out AS (
    SELECT line, person, max(place) AS place
    FROM settled_on
    WHERE verdict = 'OTHER'
        AND agrees
        AND (sent_birth_date IS NULL OR coalesce(sent_birth_date = birth_date, false))
        AND list_has_all(claims, sent_claims)
    GROUP BY ALL
),
same AS (
    SELECT
        s.line,
        s.person,
        bool_or(agrees) AS name,
        bool_or(coalesce(sent_birth_date = birth_date, false)) AS birth_date,
        bool_or(list_has_any(claims, sent_claims)) AS claim_number
    FROM settled_on s
    LEFT JOIN kept_out k ON k.line = s.line AND k.person = s.person
    WHERE verdict = 'SAME' AND s.place > coalesce(k.place, 0)
    GROUP BY ALL
)
SELECT
    c.line,
    c.person,
    c.name AND NOT coalesce(s.name, false) AS name,
    c.birth_date AND NOT coalesce(s.birth_date, false) AS birth_date,
    c.claim_number AND NOT coalesce(s.claim_number, false) AS claim_number,
    k.line IS NOT NULL AS anothers
FROM compared c
LEFT JOIN same s ON s.line = c.line AND s.person = c.person
LEFT JOIN kept_out k ON k.line = c.line AND k.person = c.person;
