-- Good lines on one side, rejects with their reasons on the other. Of lines with one key the first is kept.
CREATE OR REPLACE TABLE repeated AS
WITH twice AS (
    SELECT ${key}, min(line) AS first_line
    FROM staged
    WHERE problem IS NULL
    GROUP BY ${key}
    HAVING count(*) > 1
)
SELECT line, first_line
FROM staged
JOIN twice USING (${key})
WHERE problem IS NULL AND line > first_line;

CREATE OR REPLACE TABLE rejected AS
SELECT line, problem AS reason FROM staged WHERE problem IS NOT NULL
UNION ALL
SELECT line, 'SAME RECORD AS LINE ' || first_line FROM repeated;

CREATE OR REPLACE TABLE accepted AS
SELECT * EXCLUDE (problem, control)
FROM staged
WHERE problem IS NULL AND line NOT IN (SELECT line FROM repeated);

DROP TABLE staged;
