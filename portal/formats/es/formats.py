"""Dates as this site writes them."""

DATE_FORMAT = "j \\d\\e F \\d\\e Y"
YEAR_MONTH_FORMAT = "F \\d\\e Y"
