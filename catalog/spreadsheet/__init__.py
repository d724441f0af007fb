"""Spreadsheets in and out: what people keep in Excel or CSV becomes tables of a product, and the other way round."""
