-- Two persons with one SSN: a message on the open cases of both, unless one is known by the name and birth date of the
-- other, or a worker has settled that they are two persons.
CREATE OR REPLACE TABLE facts AS
WITH pairs AS (
    SELECT p.person, q.person AS other, j.match, j.differs
    FROM judged j
    JOIN people p ON p.person = j.person
    JOIN sharing s ON s.line = j.line
    JOIN people q ON q.case_number = s.case_number AND q.person_code = s.person_code
    WHERE p.person <> q.person
),
same AS (
    SELECT person, other FROM pairs WHERE match = 'E'
    UNION
    SELECT other, person FROM pairs WHERE match = 'E'
)
SELECT
    p.*,
    'IDENTITY' AS error_type,
    ${period} AS period,
    0 AS repeat_period,
    NULL::BIGINT AS case_amount,
    NULL::BIGINT AS exchange_amount,
    'SSN' AS differs,
    concat_ws(
        ' ',
        q.last_name || ', ' || q.first_name,
        strftime(q.birth_date, '%m/%d/%Y'),
        q.case_number,
        lpad(q.person_code::VARCHAR, 2, '0')
    ) AS subject,
    '' AS detail,
    NULL::DATE AS learned
FROM pairs
ANTI JOIN same USING (person, other)
JOIN open_persons p ON p.person = pairs.person
JOIN people q ON q.person = pairs.other
WHERE match = 'P';

CREATE OR REPLACE TABLE alleged AS
SELECT person, error_type, repeat_period, subject FROM facts;
