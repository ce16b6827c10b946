-- What the agency reports of each person and period: of each record the newest file's version, added up.
CREATE OR REPLACE TABLE in_force AS
WITH recorded AS (
    SELECT
        ssn, match, differs, created, file_id, ${each} ${reads}
        ${amount} AS amount,
        ${period} AS period,
        ${day} AS day,
        ${income_type} AS income_type,
        ${since} AS since
    FROM held
)
SELECT *
FROM recorded
WHERE period IN (SELECT period FROM months)
QUALIFY row_number() OVER (
    PARTITION BY ${each} ssn, period ORDER BY day DESC, created DESC, file_id DESC
) = 1;

CREATE OR REPLACE TABLE reported AS
WITH counting AS (
    SELECT *, ${counted} AS counted
    FROM in_force r
)
SELECT
    ssn,
    period,
    CASE WHEN count(counted) = count(*) THEN sum(counted)::BIGINT END AS exchange_amount,
    bool_or(match = 'P') AS partial,
    concat_ws(
        ', ',
        CASE WHEN bool_or(contains(differs, 'NAME')) THEN 'NAME' END,
        CASE WHEN bool_or(contains(differs, 'BIRTH DATE')) THEN 'BIRTH DATE' END,
        CASE WHEN bool_or(contains(differs, 'CLAIM NUMBER')) THEN 'CLAIM NUMBER' END
    ) AS differs
FROM counting
WHERE match <> 'U'
GROUP BY ssn, period;
