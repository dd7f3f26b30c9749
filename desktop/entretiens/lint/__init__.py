"""What is wrong with a form before anybody is asked anything: one file a kind of fault, put together by `report.py`."""
