-- Bands and groups of the standard, the same for own figures and for releases. A test holds them against the code systems.
CREATE FUNCTION age_band(years integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN years < 1 THEN 'LT1' WHEN years <= 3 THEN '1-3' WHEN years <= 5 THEN '4-5' WHEN years <= 11 THEN '6-11'
        WHEN years <= 15 THEN '12-15' WHEN years <= 17 THEN '16-17' WHEN years <= 24 THEN '18-24' WHEN years <= 34 THEN '25-34'
        WHEN years <= 44 THEN '35-44' WHEN years <= 54 THEN '45-54' WHEN years IS NOT NULL THEN '55-UP' END;

-- The first group that fits.
CREATE FUNCTION cause_group(suid text, external text, medical text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN suid IS NOT NULL OR medical = 'SIDS' THEN 'sleep-related' WHEN external = 'WEAPON' THEN 'bodily-force'
        WHEN external = 'POIS' THEN 'poisoning' WHEN external IS NOT NULL THEN 'other-injury' WHEN medical IS NOT NULL THEN 'medical' END;

CREATE FUNCTION interval_band(days integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN days <= 2 THEN '0-2' WHEN days <= 7 THEN '3-7' WHEN days <= 30 THEN '8-30' WHEN days <= 90 THEN '31-90'
        WHEN days <= 180 THEN '91-180' ELSE '181-UP' END;
