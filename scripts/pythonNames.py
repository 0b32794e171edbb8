"""Prints the names of Python's own modules as JSON: those of the running version, or, given a folder, those in typeshed's stubs."""

import ast
import builtins
import importlib
import io
import json
import os
import pkgutil
import sys
import warnings

SKIPPED = {"antigravity", "this", "idlelib", "test", "lib2to3", "turtledemo", "ensurepip", "venv", "pydoc_data", "msilib", "turtle", "__main__"}


def stub_names(body):
    names = []
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.append(node.target.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names += [alias.asname or alias.name for alias in node.names]
        elif isinstance(node, ast.If):
            names += stub_names(node.body) + stub_names(node.orelse)
        elif isinstance(node, ast.Try):
            names += stub_names(node.body)
    return names


def stubs(folder):
    modules = {}
    for root, _, files in os.walk(folder):
        if "/stdlib" not in root:
            continue
        inner = root.split("/stdlib", 1)[1].strip("/")
        for file in files:
            if not file.endswith(".pyi"):
                continue
            name = os.path.join(inner, file[:-4]).replace("/", ".")
            name = name[:-9] if name.endswith(".__init__") else name
            with open(os.path.join(root, file)) as text:
                modules[name] = stub_names(ast.parse(text.read()).body)
            if "." in name:
                outer, last = name.rsplit(".", 1)
                modules.setdefault(outer, []).append(last)
    return modules


def take(name, depth, modules):
    shown, sys.stdout = sys.stdout, io.StringIO()
    try:
        module = importlib.import_module(name)
    except BaseException:
        modules.setdefault(name, [])
        return
    finally:
        sys.stdout = shown
    modules[name] = list(dir(module))
    if depth == 2 or not hasattr(module, "__path__"):
        return
    for inner in pkgutil.iter_modules(module.__path__):
        if inner.name in ("tests", "test", "__main__"):
            continue
        modules[name].append(inner.name)
        take(name + "." + inner.name, depth + 1, modules)


def running():
    names = getattr(sys, "stdlib_module_names", None)
    if names is None:
        folder = os.path.dirname(os.__file__)
        found = pkgutil.iter_modules([folder, os.path.join(folder, "lib-dynload")])
        names = set(sys.builtin_module_names) | {module.name for module in found}
    modules = {}
    for name in sorted(names):
        if name in SKIPPED or (name.startswith("_") and name != "__future__"):
            modules[name] = []
        else:
            take(name, 0, modules)
    return modules


warnings.simplefilter("ignore")
found = stubs(sys.argv[1]) if len(sys.argv) > 1 else running()
print(json.dumps({"builtins": dir(builtins), "modules": found}))
