"""Dates as this site writes them."""

DATE_FORMAT = "j F Y"
YEAR_MONTH_FORMAT = "F Y"
