CREATE OR REPLACE TABLE staged (line BIGINT, problem VARCHAR, control BIGINT, ${columns});
