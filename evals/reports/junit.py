"""The report as JUnit XML: one suite for each task, one for the gates."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from evals.gates import NETWORK, judge
from evals.reports.figures import reasons
from evals.reports.plain import shown
from evals.results import Run, Verdict, verdicts

_CALLED = {"failed": "failure", "unscored": "failure"}


def junit_report(run: Run) -> str:
    """XML in which a watched sample that did not pass is skipped, and any other is red."""
    root = ET.Element("testsuites", name="evals")
    every = verdicts(run)
    for task in run.tasks:
        samples = [one for one in every if one.planned.task == task.name]
        suite = ET.SubElement(root, "testsuite", name=task.name, tests=str(len(samples)))
        for one in samples:
            _add(suite, one)
        _count(suite)
    _add_gates(root, run)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add(suite: ET.Element, one: Verdict) -> None:
    seconds = sum(result.seconds for result in one.results)
    case = ET.SubElement(
        suite,
        "testcase",
        classname=one.planned.task,
        name=one.planned.sample_id,
        time=f"{seconds:.3f}",
    )
    if one.passed:
        return
    if one.planned.tier == "track":
        ET.SubElement(case, "skipped", message=f"watched only: {one.status}")
        return
    held_out = one.planned.split == "held-out"
    told = [] if held_out else [shown(reason, 2_000) for reason in reasons(one)]
    tag = _CALLED.get(one.status, "error")
    problem = ET.SubElement(case, tag, message=told[0] if told else one.status, type=one.status)
    problem.text = "\n".join(told)


def _add_gates(root: ET.Element, run: Run) -> None:
    suite = ET.SubElement(root, "testsuite", name="gates")
    for gate in judge(run):
        case = ET.SubElement(suite, "testcase", classname="gates", name=gate.name)
        if not gate.held:
            ET.SubElement(case, "failure", message=gate.line)
    case = ET.SubElement(suite, "testcase", classname="gates", name=NETWORK)
    if run.egress:
        ET.SubElement(case, "failure", message=shown(", ".join(run.egress)))
    suite.set("tests", str(len(suite)))
    _count(suite)


def _count(suite: ET.Element) -> None:
    for tag, name in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
