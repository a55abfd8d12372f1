@(where /q py && (py -3 -I -S "%~dp0bootstrap.py" %* & exit /b)) & python -I -S "%~dp0bootstrap.py" %*
