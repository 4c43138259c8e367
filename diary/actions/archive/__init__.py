"""Everything of one patient's as one ZIP file, written while it is sent: no copy in clear is kept."""
