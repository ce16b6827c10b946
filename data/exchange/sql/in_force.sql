-- What the agency reports of each person and period: of each record the newest file's version, added up.
CREATE OR REPLACE TABLE reported AS
WITH recorded AS (
    SELECT ssn, match, differs, created, file_id, ${each} ${amount} AS amount, ${period} AS period, ${day} AS day
    FROM held
),
in_force AS (
    SELECT *
    FROM recorded
    WHERE period IN (SELECT period FROM months)
    QUALIFY row_number() OVER (
        PARTITION BY ${each} ssn, period ORDER BY day DESC, created DESC, file_id DESC
    ) = 1
)
SELECT
    ssn,
    period,
    sum(amount)::BIGINT AS exchange_amount,
    bool_or(match = 'P') AS partial,
    concat_ws(
        ', ',
        CASE WHEN bool_or(contains(differs, 'NAME')) THEN 'NAME' END,
        CASE WHEN bool_or(contains(differs, 'BIRTH DATE')) THEN 'BIRTH DATE' END,
        CASE WHEN bool_or(contains(differs, 'CLAIM NUMBER')) THEN 'CLAIM NUMBER' END
    ) AS differs
FROM in_force
WHERE match <> 'U'
GROUP BY ssn, period;
