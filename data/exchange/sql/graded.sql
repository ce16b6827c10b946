-- Of several persons with the SSN, the one that agrees best is the grade that is kept with the record.
CREATE OR REPLACE TABLE graded AS
WITH best AS (
    SELECT
        line,
        min({'place': strpos('EPO', match), 'parts': parts, 'differs': differs, 'match': match}) AS grade
    FROM judged
    GROUP BY line
)
SELECT
    accepted.*,
    coalesce(grade.match, 'U') AS match,
    coalesce(grade.differs, '') AS differs
FROM accepted
LEFT JOIN best USING (line);

DROP TABLE accepted;
