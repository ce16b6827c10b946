-- Post a fact unless it is open already, or was resolved with the same values or amounts within the tolerance of them.
--
-- Some facts are the same in all periods (repeat_period 0), all others are compared within their period. The tolerance
-- is for amounts only. Messages of older versions have no subject; such a message covers every fact of its period.
CREATE OR REPLACE MACRO within(one, other) AS
    one IS NOT DISTINCT FROM other OR coalesce(abs(one - other) <= ${tolerance}, false);

CREATE OR REPLACE TABLE earlier AS
SELECT m.*, e.person, CASE WHEN m.error_type IN (${facts}) THEN 0 ELSE m.period END AS repeat_period
FROM messages m
JOIN entries e ON e.case_number = m.case_number AND e.person_code = m.person_code;

CREATE OR REPLACE TABLE news AS
SELECT f.*
FROM facts f
ANTI JOIN (SELECT * FROM earlier WHERE resolved = 0) o
    ON o.person = f.person
    AND o.error_type = f.error_type
    AND o.repeat_period = f.repeat_period
    AND (
        alike(o.subject) = alike(f.subject)
        OR (o.subject = '' AND (o.error_type = 'IDENTITY' OR o.period = f.period))
    )
ANTI JOIN (SELECT * FROM earlier WHERE resolved = 1) r
    ON r.person = f.person
    AND r.error_type = f.error_type
    AND r.repeat_period = f.repeat_period
    AND (
        alike(r.subject) = alike(f.subject)
        OR (r.subject = '' AND r.error_type <> 'IDENTITY' AND r.period = f.period)
    )
    AND within(r.case_amount, f.case_amount)
    AND within(r.exchange_amount, f.exchange_amount)
    AND r.differs = f.differs
WHERE
    (f.exchange_amount IS NULL OR NOT within(f.case_amount, f.exchange_amount))
    AND coalesce(f.learned >= ${learned}, true);

-- Update the open messages of this system: the amounts, and why a difference no longer exists.
CREATE OR REPLACE TABLE changes AS
WITH standing AS (
    SELECT
        o.discrepancy_id,
        f.case_amount,
        f.exchange_amount,
        f.differs,
        f.subject,
        f.detail,
        CASE
            WHEN f.exchange_amount IS NULL OR NOT within(f.case_amount, f.exchange_amount) THEN ''
            WHEN o.gone <> '' THEN o.gone
            WHEN o.case_amount IS NOT DISTINCT FROM f.case_amount
                AND o.exchange_amount IS DISTINCT FROM f.exchange_amount THEN 'A'
            WHEN o.exchange_amount IS NOT DISTINCT FROM f.exchange_amount
                AND o.case_amount IS DISTINCT FROM f.case_amount THEN 'C'
            ELSE 'B'
        END AS gone
    FROM facts f
    JOIN (SELECT * FROM earlier WHERE resolved = 0 AND own = 1) o
        ON o.person = f.person
        AND o.error_type = f.error_type
        AND o.repeat_period = f.repeat_period
        AND (
            alike(o.subject) = alike(f.subject)
            OR (o.subject = '' AND (o.error_type = 'IDENTITY' OR o.period = f.period))
        )
    QUALIFY row_number() OVER (PARTITION BY o.discrepancy_id ORDER BY f.subject) = 1
),
vanished AS (
    SELECT
        o.discrepancy_id,
        o.case_amount,
        o.exchange_amount,
        o.differs,
        o.subject,
        o.detail,
        CASE WHEN a.person IS NULL THEN 'R' ELSE 'C' END AS gone
    FROM (SELECT * FROM earlier WHERE resolved = 0 AND own = 1 AND ${vanishes}) o
    ANTI JOIN standing s ON s.discrepancy_id = o.discrepancy_id
    -- While a dual entitlement is incomplete, its amount is unknown.
    ANTI JOIN facts d ON d.person = o.person AND d.period = o.period AND d.error_type = 'DUAL'
    LEFT JOIN (SELECT DISTINCT person, error_type, repeat_period, subject FROM alleged) a
        ON a.person = o.person
        AND a.error_type = o.error_type
        AND a.repeat_period = o.repeat_period
        AND alike(a.subject) = alike(o.subject)
)
SELECT
    u.discrepancy_id AS message,
    u.case_amount,
    u.exchange_amount,
    u.differs,
    u.subject,
    u.detail,
    u.gone,
    CASE WHEN u.gone = '' THEN NULL WHEN m.gone = '' THEN ${today} ELSE m.gone_date END AS gone_date
FROM (SELECT * FROM standing UNION ALL SELECT * FROM vanished) u
JOIN messages m ON m.discrepancy_id = u.discrepancy_id
WHERE m.case_amount IS DISTINCT FROM u.case_amount
    OR m.exchange_amount IS DISTINCT FROM u.exchange_amount
    OR m.differs <> u.differs
    OR m.subject <> u.subject
    OR m.detail <> u.detail
    OR m.gone <> u.gone;
