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
    '' AS differs
FROM in_force i
JOIN reported r ON r.ssn = i.ssn AND r.period = i.period
JOIN open_persons p ON p.ssn = i.ssn
ANTI JOIN counted c
    ON c.case_number = p.case_number
    AND c.person_code = p.person_code
    AND c.income_type = i.income_type
    AND c.month >= i.since
WHERE i.match = 'E' AND i.income_type <> '' AND NOT r.partial
GROUP BY ALL;
