"""What a data export holds: its tables in `registry`, their columns in `columns`, and files in `writers`, `package`."""
