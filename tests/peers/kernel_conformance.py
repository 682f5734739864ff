"""The published jupyter_kernel_test suite over the C# kernel, with everything that it can test switched on.

    PYTHONPATH=<a checkout of jupyter/jupyter_kernel_test> /usr/bin/python3 tests/peers/kernel_conformance.py -v

Needs python3-jupyter-client and python3-jsonschema, and the kernelspec (environment/workbook kernel install), which KERNEL may name.
"""

import os
import unittest

import jupyter_kernel_test


class CSharp(jupyter_kernel_test.KernelTests):
    kernel_name = os.environ.get("KERNEL", ".net-csharp")
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("test");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "Math.Sqr", "matches": {"Sqrt"}},
        {"text": "#!mer", "matches": {"#!mermaid"}},
    ]
    complete_code_samples = ["1", 'Console.WriteLine("hello, world");', "int F(int x) => 2 * x;"]
    incomplete_code_samples = ["int F(int x) {", "if (true) {\n  1.Display();"]
    invalid_code_samples = ["var = 7q;"]
    code_page_something = "Console?"
    code_generate_error = 'throw new Exception("expected");'
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "Enumerable.Range(1, 3).Select(n => n * n)", "result": "[1, 4, 9]"},
        {"code": "var a = 20;\na + 1", "result": "21"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>test</b>"));', "mime": "text/html"},
        {"code": '"$x^2$".DisplayAs("text/latex");', "mime": "text/latex"},
    ]
    code_history_pattern = "1?+*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console"
    code_clear_output = "ClearOutput();"


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = CSharp.kernel_name
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
