/** Budgets and findings as test results in JUnit's XML, which most CI systems show. */
import { budgetText, scopeText } from './budget-text';
import { type Finding, findingsOf } from './finding';
import { displayName } from './markdown';
import { allEstimates, type CostReport } from './report';

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly outcome: 'passed' | 'failure' | 'skipped';
  readonly message: string;
}

/** One suite for the limits, one for prices: what has no price is skipped, not failed. */
export function junitReport(report: CostReport): string {
  const suites = [
    ['Budgets', limits(report)],
    ['Prices', prices(report)],
    ['Code', problems(findingsOf(report))],
  ] as const;
  const all = suites.flatMap(([, cases]) => cases);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Costline" ${counts(all)} time="0">`,
    ...suites.flatMap(([name, cases]) => [
      `  <testsuite name="${name}" ${counts(cases)} skipped="${number(cases, 'skipped')}" time="0" timestamp="${escapeXml(report.generated.slice(0, 19))}">`,
      ...cases.flatMap(caseLines),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function limits(report: CostReport): readonly Case[] {
  const budgets = report.budgets.map((result): Case => {
    const place = `${report.displayPath(result.file)}:${result.line + 1}`;
    return {
      name: `${result.limit === 'total' ? 'budget' : 'increase'} of ${scopeText(result.scope)}`,
      classname: place,
      outcome: result.exceeded ? 'failure' : result.actual === null ? 'skipped' : 'passed',
      message: `${budgetText(result)} (${place})`,
    };
  });
  const limit = report.comparison?.limit;
  if (!limit) return budgets;
  const message = `the increase is above ${limit.text}`;
  return [
    ...budgets,
    {
      name: `increase above ${limit.text}`,
      classname: 'costline',
      outcome: limit.exceeded ? 'failure' : 'passed',
      message,
    },
  ];
}

function prices(report: CostReport): readonly Case[] {
  return allEstimates(report)
    .filter(({ status }) => status !== 'free')
    .map((estimate): Case => {
      const { status, resource, reasons } = estimate;
      const known = status === 'priced' || status === 'usage';
      return {
        name: displayName(estimate),
        classname: report.displayPath(resource.source.file),
        outcome: known ? 'passed' : 'skipped',
        message: reasons.join('; '),
      };
    });
}

function problems(findings: readonly Finding[]): readonly Case[] {
  return findings
    .filter(({ rule }) => rule === 'code-problem')
    .map(
      ({ level, message, file = '', range }): Case => ({
        name: message,
        classname: `${file}:${range.start.line + 1}`,
        outcome: level === 'error' ? 'failure' : 'skipped',
        message,
      }),
    );
}

function counts(cases: readonly Case[]): string {
  return `tests="${cases.length}" failures="${number(cases, 'failure')}" errors="0"`;
}

function number(cases: readonly Case[], outcome: Case['outcome']): number {
  return cases.filter((one) => one.outcome === outcome).length;
}

function caseLines({ name, classname, outcome, message }: Case): readonly string[] {
  const attributes = `name="${escapeXml(name)}" classname="${escapeXml(classname)}" time="0"`;
  if (outcome === 'passed') return [`    <testcase ${attributes}/>`];
  return [`    <testcase ${attributes}>`, `      <${outcome} message="${escapeXml(message)}"/>`, '    </testcase>'];
}

/** For attributes; characters that XML cannot hold at all are left out. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`);
}
