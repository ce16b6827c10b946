-- Reported and counted amounts of every period with at least one month that counts.
--
-- Wages are not reported by month. A quarter with only some months that count cannot be compared, so its message has
-- another type. An incomplete dual entitlement has no amount at all.
CREATE OR REPLACE TABLE facts AS
WITH counted AS (
    SELECT person, month, sum(amount)::BIGINT AS amount
    FROM incomes
    JOIN entries USING (case_number, person_code)
    GROUP BY ALL
),
spans AS (
    SELECT
        e.person,
        e.period,
        count(*) AS months,
        coalesce(sum(c.amount), 0)::BIGINT AS case_amount,
        string_agg(printf('%02d/%d', e.month % 100, e.month // 100), ' ' ORDER BY e.month) AS named
    FROM eligible e
    LEFT JOIN counted c ON c.person = e.person AND c.month = e.month
    GROUP BY e.person, e.period
)
SELECT
    p.*,
    CASE
        WHEN r.exchange_amount IS NULL THEN 'DUAL'
        WHEN s.months < ${months} THEN 'QUARTER'
        ELSE 'AMOUNT'
    END AS error_type,
    r.period,
    r.period AS repeat_period,
    CASE WHEN r.exchange_amount IS NOT NULL THEN s.case_amount END AS case_amount,
    r.exchange_amount,
    '' AS differs,
    CASE WHEN r.exchange_amount IS NULL THEN r.incomplete ELSE '' END AS subject,
    CASE WHEN s.months < ${months} THEN s.named ELSE r.detail END AS detail,
    NULL::DATE AS learned
FROM reported r
JOIN open_persons p ON p.person = r.person
JOIN spans s ON s.person = r.person AND s.period = r.period;

CREATE OR REPLACE TABLE alleged AS
SELECT person, error_type, repeat_period, subject FROM facts;
