"""Commands that list: `documents`, `problems`."""

from heeded.cli.app import Form, FormOption, HomeOption, app, looker, open_existing, print_list, problem_row


@app.command()
def documents(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List the files of the record and what each was taken for.

    Example: heeded documents --format csv > documents.csv
    """
    open_existing(home)
    from heeded.reports import lists
    from heeded.store import read as stored

    rows = [lists.document_row(h.document, h.is_of_record, h.problems) for h in stored.documents(looker())]
    print_list(lists.DocumentRow, rows, lists.documents, form)


@app.command()
def problems(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List what could not be read or does not add up, with file and page; what people entered, with who and when.

    Example: heeded problems --format jsonl
    """
    open_existing(home)
    from heeded.model import Problem
    from heeded.reports import lists
    from heeded.store import entries
    from heeded.store import read as stored

    rows = [problem_row(finding) for finding in stored.findings(looker())]
    rows += [lists.problem_row(Problem(said), None, None) for said in entries.unreadable(looker())]
    print_list(lists.ProblemRow, rows, lists.problems, form)
