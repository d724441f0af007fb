"""The shapes of requests and answers: what is checked on the way in and written into the description (OpenAPI).

Answers are built as plain data by the packages below and leave as ready bytes; these models describe them and are not
run on the way out (a click would cost twenty times as much). A test validates real answers against them instead.
"""
