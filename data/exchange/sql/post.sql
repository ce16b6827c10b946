-- Against the messages there are: a fact is news unless it is open already or was resolved just as it stands.
--
-- An identity repeats in any period (repeat_period 0), everything else within its own. What has no amount is within
-- no tolerance. An open message without subject is one of before there was any.
CREATE OR REPLACE TABLE earlier AS
SELECT *, CASE error_type WHEN 'IDENTITY' THEN 0 ELSE period END AS repeat_period
FROM messages;

CREATE OR REPLACE TABLE news AS
SELECT f.*
FROM facts f
ANTI JOIN (SELECT * FROM earlier WHERE resolved = 0) o
    ON o.case_number = f.case_number
    AND o.person_code = f.person_code
    AND o.error_type = f.error_type
    AND o.repeat_period = f.repeat_period
    AND (alike(o.subject) = alike(f.subject) OR o.subject = '')
ANTI JOIN (SELECT * FROM earlier WHERE resolved = 1) r
    ON r.case_number = f.case_number
    AND r.person_code = f.person_code
    AND r.error_type = f.error_type
    AND r.repeat_period = f.repeat_period
    AND alike(r.subject) = alike(f.subject)
    AND r.case_amount IS NOT DISTINCT FROM f.case_amount
    AND r.exchange_amount IS NOT DISTINCT FROM f.exchange_amount
    AND r.differs = f.differs
WHERE f.exchange_amount IS NULL OR abs(f.case_amount - f.exchange_amount) > ${tolerance};

CREATE OR REPLACE TABLE changes AS
SELECT o.discrepancy_id AS message, f.case_amount, f.exchange_amount, f.differs, f.subject
FROM facts f
JOIN (SELECT * FROM earlier WHERE resolved = 0) o
    ON o.case_number = f.case_number
    AND o.person_code = f.person_code
    AND o.error_type = f.error_type
    AND o.repeat_period = f.repeat_period
    AND (alike(o.subject) = alike(f.subject) OR o.subject = '')
WHERE o.case_amount IS DISTINCT FROM f.case_amount
    OR o.exchange_amount IS DISTINCT FROM f.exchange_amount
    OR o.differs <> f.differs
    OR o.subject <> f.subject;
