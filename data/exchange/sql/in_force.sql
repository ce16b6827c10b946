-- Records that count for each person: of the exact matches the newest of each period, or several that add up. An exact
-- match counts whatever the other records are.
CREATE OR REPLACE TABLE recorded AS
SELECT
    h.line, h.ssn, j.person, j.match, j.differs, h.created, h.sequence, h.file_id, ${columns},
    ${amount} AS amount,
    ${period} AS period,
    ${day} AS day,
    ${income_type} AS income_type,
    ${since} AS since
FROM held h
JOIN judged j ON j.line = h.line
SEMI JOIN open_persons p ON p.person = j.person
WHERE ${period} IN (SELECT period FROM months);

CREATE OR REPLACE TABLE in_force AS
SELECT *
FROM recorded
WHERE match = 'E'
QUALIFY row_number() OVER (
    PARTITION BY person, ${each} period ORDER BY day DESC, created DESC, sequence DESC, file_id DESC
) = 1;

-- A partial match is doubtful as of its newest file, unless the record is an exact match for somebody else.
CREATE OR REPLACE TABLE doubtful AS
SELECT * FROM (
    SELECT *
    FROM recorded
    QUALIFY row_number() OVER (PARTITION BY person, ${key} ORDER BY created DESC, sequence DESC, file_id DESC) = 1
) r
ANTI JOIN (SELECT line FROM judged WHERE match = 'E') e ON e.line = r.line
WHERE match = 'P';

CREATE OR REPLACE TABLE reported AS
WITH counting AS (
    SELECT *, ${counted} AS counted, ${detail} AS detail, ${incomplete} AS incomplete
    FROM in_force r
)
SELECT
    person,
    period,
    CASE WHEN count(counted) = count(*) THEN sum(counted)::BIGINT END AS exchange_amount,
    CASE WHEN sum(counted) = 0 THEN max(detail) ELSE '' END AS detail,
    min(incomplete) AS incomplete
FROM counting
GROUP BY person, period;
