-- How each record matches the cases: SSN first, then name, birth date and claim number.
--
-- Names come in ASCII (data.rules.names). They agree when they are equal once capitals, punctuation, blanks and
-- suffixes are put aside. A name that fills its field may have been cut there, so that only its letters count; a first name of
-- one letter is an initial, and a blank one was not given. The names of the SSN on the cases and in ALFX all count. A near spelling is no agreement.
CREATE OR REPLACE MACRO letters(name) AS
    regexp_replace(upper(name), '[^A-Z]', '', 'g');
CREATE OR REPLACE MACRO without_suffix(name) AS
    regexp_replace(upper(trim(name)), '[ ,]+(${suffixes})[.]?$$', '');
CREATE OR REPLACE MACRO agrees(reported, held, was_cut) AS
    reported = held OR (was_cut AND reported <> '' AND starts_with(held, reported));
CREATE OR REPLACE MACRO last_agrees(reported, held) AS
    agrees(
        letters(without_suffix(reported)),
        letters(without_suffix(held)),
        length(reported) = ${last_name_width}
    );
CREATE OR REPLACE MACRO first_agrees(reported, held) AS
    reported = ''
    OR agrees(
        letters(reported),
        letters(held),
        length(reported) = ${first_name_width} OR length(letters(reported)) = 1
    );

CREATE TABLE named AS
SELECT DISTINCT a.line
FROM accepted a
JOIN names n ON n.ssn = a.ssn
WHERE CASE
    WHEN a.last_name = n.last_name AND a.first_name = n.first_name THEN true
    ELSE last_agrees(a.last_name, n.last_name) AND first_agrees(a.first_name, n.first_name)
END;

CREATE TABLE graded AS
WITH compared AS (
    SELECT
        a.line,
        p.ssn IS NOT NULL AS found,
        n.line IS NULL AS name_differs,
        coalesce(${birth_date} <> p.birth_date, false) AS birth_date_differs,
        ${claim_number} <> '' AND p.claim_number NOT IN ('', ${claim_numbers})
            AS claim_number_differs
    FROM accepted a
    LEFT JOIN named n ON n.line = a.line
    LEFT JOIN persons p ON p.ssn = a.ssn
),
-- On several cases, the one that agrees best.
best AS (
    SELECT
        line,
        bool_or(found) AS found,
        min({
            'parts': name_differs::INTEGER + birth_date_differs::INTEGER + claim_number_differs::INTEGER,
            'differs': concat_ws(
                ', ',
                CASE WHEN name_differs THEN 'NAME' END,
                CASE WHEN birth_date_differs THEN 'BIRTH DATE' END,
                CASE WHEN claim_number_differs THEN 'CLAIM NUMBER' END
            )
        }) AS difference
    FROM compared
    GROUP BY line
)
SELECT
    accepted.*,
    CASE WHEN NOT found THEN 'U' WHEN difference.parts = 0 THEN 'E' ELSE 'P' END AS match,
    CASE WHEN found THEN difference.differs ELSE '' END AS differs
FROM accepted
JOIN best USING (line);

DROP TABLE accepted;
