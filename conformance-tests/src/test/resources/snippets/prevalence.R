# Own item prevalence by quarter: a typed table, its intervals computed again, and a p-chart.
# Base R only (3.6 or later). Environment: NPCS_BASE_URL, NPCS_TOKEN (scope analytics:read), NPCS_MEMBER (the own jurisdiction).

base <- sub("/+$", "", Sys.getenv("NPCS_BASE_URL"))
member <- Sys.getenv("NPCS_MEMBER")
headers <- c(Authorization = paste("Bearer", Sys.getenv("NPCS_TOKEN")), Accept = "application/json")
table_name <- "item-prevalence"

read_text <- function(path) {
  connection <- url(paste0(base, path), headers = headers)
  on.exit(close(connection))
  paste(readLines(connection, warn = FALSE, encoding = "UTF-8"), collapse = "\n")
}

# Base R reads no JSON. The parts that are read here are flat: members are texts, numbers or true and false.
TEXT <- "\"(?:[^\"\\\\]|\\\\.)*\""
member_of <- function(json, name) {
  found <- regmatches(json, regexpr(paste0("\"", name, "\"\\s*:\\s*(", TEXT, "|[-+.0-9eE]+|true|false)"), json, perl = TRUE))
  if (length(found) == 0) return(NA_character_)
  gsub("^\"|\"$", "", sub(paste0("^\"", name, "\"\\s*:\\s*"), "", found, perl = TRUE))
}
flat_objects <- function(json) regmatches(json, gregexpr(paste0("\\{(?:[^{}\"]|", TEXT, ")*\\}"), json, perl = TRUE))[[1]]
part <- function(json, from, until) sub(paste0("(?s)^.*?\"", from, "\"\\s*:\\s*\\[(.*)\\]\\s*,\\s*\"", until, "\".*$"), "\\1", json, perl = TRUE)

# All rows, page by page; the digest says that they are of one answer.
question <- paste0("/v1/analytics/", table_name, "?member=", member, "&period=quarter&limit=500")
rows <- character(0)
digest <- NA_character_
cursor <- ""
repeat {
  page <- read_text(paste0(question, cursor))
  if (!is.na(digest) && digest != member_of(page, "digest")) stop("the pages are of two answers")
  digest <- member_of(page, "digest")
  rows <- c(rows, flat_objects(part(page, "rows", "rowCount")))
  if (member_of(page, "complete") == "true") break
  cursor <- paste0("&cursor=", utils::URLencode(member_of(page, "nextCursor"), reserved = TRUE))
}
if (length(rows) != as.integer(member_of(page, "rowCount"))) stop("rows are missing")

# A data frame, typed as the dictionary says; NA where nothing is told.
dictionary <- read_text(paste0("/v1/analytics/", table_name, "/columns"))
starts <- gregexpr("\\{\"name\"\\s*:\\s*\"[A-Za-z0-9]+\"", dictionary, perl = TRUE)[[1]]
ends <- c(starts[-1] - 1, nchar(dictionary))
entries <- substring(dictionary, starts, ends)
types <- setNames(vapply(entries, member_of, "", name = "type"), vapply(entries, member_of, "", name = "name"))
convert <- function(values, type) switch(type,
  integer = as.integer(values), decimal = as.numeric(values), date = as.Date(values), values)
columns <- c("period", "periodStart", "item", "n", "of", "share", "intervalLower", "intervalUpper", "status")
data <- as.data.frame(
  setNames(lapply(columns, function(name) convert(vapply(rows, member_of, "", name = name, USE.NAMES = FALSE), types[[name]])), columns),
  stringsAsFactors = FALSE)

# The 95 % interval of Wilson (1927), without continuity correction.
z <- qnorm(0.975)
told <- data[!is.na(data$of) & data$of > 0 & !is.na(data$intervalLower), ]
share <- told$n / told$of
centre <- (share + z^2 / (2 * told$of)) / (1 + z^2 / told$of)
half <- z / (1 + z^2 / told$of) * sqrt(share * (1 - share) / told$of + z^2 / (4 * told$of^2))
wrong <- abs(pmax(0, centre - half) - told$intervalLower) > 1e-6 | abs(pmin(1, centre + half) - told$intervalUpper) > 1e-6
if (any(wrong)) stop(sum(wrong), " intervals are not those of the server")

# Centre and three-sigma limits of the item that was rated most often, each quarter with the limits of its own size.
sizes <- tapply(told$of, told$item, sum)
most <- names(sizes)[which.max(sizes)]
points <- told[told$item == most, ]
p <- sum(points$n) / sum(points$of)
sigma <- sqrt(p * (1 - p) / points$of)
chart <- data.frame(item = most, quarter = points$period, n = points$n, of = points$of,
  share = sprintf("%.6f", points$n / points$of), centre = sprintf("%.6f", p),
  lower = sprintf("%.6f", pmax(0, p - 3 * sigma)), upper = sprintf("%.6f", pmin(1, p + 3 * sigma)))
write.csv(chart, stdout(), row.names = FALSE, quote = FALSE)
message("rows ", nrow(data), ", intervals ", nrow(told), ", points ", nrow(points))
