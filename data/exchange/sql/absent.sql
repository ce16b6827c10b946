-- Employment and income that is missing from the case: it counts no income of the type since the date.
--
-- If no amount is reported, neither amount is shown. With a subject it is a fact, which is the same in all periods.
CREATE OR REPLACE TABLE alleged AS
SELECT
    i.person,
    i.period,
    i.income_type,
    i.since,
    ${error_type} AS error_type,
    CASE WHEN ${subject} = '' THEN i.period ELSE 0 END AS repeat_period,
    ${subject} AS subject,
    ${detail} AS detail,
    i.amount,
    i.created
FROM in_force i
${counts}
WHERE i.income_type <> '';

CREATE OR REPLACE TABLE facts AS
SELECT
    p.*,
    a.error_type,
    a.period,
    a.repeat_period,
    CASE WHEN count(a.amount) > 0 THEN 0::BIGINT END AS case_amount,
    sum(a.amount)::BIGINT AS exchange_amount,
    '' AS differs,
    a.subject,
    a.detail,
    max(a.created) AS learned
FROM alleged a
JOIN open_persons p ON p.person = a.person
ANTI JOIN (SELECT * FROM counted JOIN entries USING (case_number, person_code)) c
    ON c.person = a.person
    AND c.income_type = a.income_type
    AND c.month >= a.since
GROUP BY ALL;
