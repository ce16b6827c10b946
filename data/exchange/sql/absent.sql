-- What the case should know of and does not: it counts no income of the type since then.
--
-- Where no amount is reported there is none to say, on either side.
CREATE OR REPLACE TABLE facts AS
SELECT
    p.*,
    ${error_type} AS error_type,
    i.period,
    i.period AS repeat_period,
    CASE WHEN count(i.amount) > 0 THEN 0::BIGINT END AS case_amount,
    sum(i.amount)::BIGINT AS exchange_amount,
    '' AS differs,
    '' AS subject
FROM in_force i
JOIN open_persons p ON p.person = i.person
ANTI JOIN (SELECT * FROM counted JOIN entries USING (case_number, person_code)) c
    ON c.person = i.person
    AND c.income_type = i.income_type
    AND c.month >= i.since
WHERE i.income_type <> ''
GROUP BY ALL;
