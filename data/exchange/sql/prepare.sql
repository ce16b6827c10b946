CREATE TABLE staged (line BIGINT, problem VARCHAR, control BIGINT, ${columns});
