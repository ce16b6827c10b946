-- PY's line of the system for every SSN in the file: the newest record, and of several the largest amount.
CREATE OR REPLACE MACRO dollars(cents) AS
    (cents // 100) || '.' || lpad((cents % 100)::VARCHAR, 2, '0');

CREATE OR REPLACE TABLE segment AS
SELECT
    ssn,
    ${system} AS system,
    strftime(${day}, '%Y-%m-%d') AS latest_date,
    0 AS records,
    match,
    differs,
    left(${summary}, 40) AS summary
FROM graded
WHERE ssn IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY ssn ORDER BY ${day} DESC, ${amount} DESC, line) = 1;
