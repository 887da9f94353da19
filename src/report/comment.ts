/** Bodies of comments on pull and merge requests, each as its platform shows it and within what it takes. */
import { changeMarkdown, folded, type MarkdownOptions } from './change-markdown';
import { escapeCell } from './component-table';
import { markdownDocument } from './markdown-document';
import { amountsText, formatMonthly } from './money';
import type { CostReport } from './report';

export type CommentPlatform = 'github' | 'gitlab' | 'azure' | 'bitbucket';

interface Platform {
  /** In bytes of UTF-8: whatever the platform counts is no more than these. */
  readonly longest: number;
  /** Whether HTML's `details` are shown as such. */
  readonly foldable: boolean;
  /** By which a comment is found again to be replaced; not shown. */
  readonly marker: string;
}

/** Lengths: 65,536 characters (GitHub), 1,000,000 (GitLab), 150,000 (Azure DevOps), 32,768 (Bitbucket). */
const platforms: Readonly<Record<CommentPlatform, Platform>> = {
  github: { longest: 65_000, foldable: true, marker: '<!-- costline -->' },
  gitlab: { longest: 990_000, foldable: true, marker: '<!-- costline -->' },
  azure: { longest: 149_000, foldable: true, marker: '<!-- costline -->' },
  // Bitbucket shows HTML as text; a link that nothing refers to is not shown.
  bitbucket: { longest: 32_000, foldable: false, marker: '[//]: # (costline)' },
};

/** So many changes are listed by default: a comment is to be read. */
const mostRows = 200;

export function commentBody(report: CostReport, platform: CommentPlatform): string {
  const { longest, foldable, marker } = platforms[platform];
  const heading = report.comparison ? '## Cost of this change' : '## Monthly cost';
  const write = (options: MarkdownOptions): string =>
    [marker, heading, '', content(report, options), '', footer(report), ''].join('\n');
  let body = write({ rows: mostRows, components: true, foldable });
  for (let rows = mostRows; size(body) > longest && rows >= 1; rows = Math.floor(rows / 2)) {
    body = write({ rows, components: false, foldable });
  }
  return size(body) > longest ? [marker, heading, '', summaryLine(report), ''].join('\n') : body;
}

function content(report: CostReport, options: MarkdownOptions): string {
  const { comparison } = report;
  if (comparison) return changeMarkdown(report, comparison, options).trimEnd();
  const limited = { ...report, view: { ...report.view, top: Math.min(report.view.top ?? options.rows, options.rows) } };
  const lines = markdownDocument(limited, { components: options.components }).trimEnd().split('\n').slice(2);
  return (options.foldable ? [summaryLine(report), '', ...folded('Resources', lines)] : lines).join('\n');
}

function summaryLine({ comparison, summary }: CostReport): string {
  const amount = summary.monthlyCost === null ? 'nothing that can be priced' : formatMonthly(summary.monthlyCost);
  return comparison ? `**${amount}**, compared with ${escapeCell(comparison.baseline)}` : `**${amount}**`;
}

function footer({ generated }: CostReport): string {
  return `${amountsText()}. Costline, ${generated.slice(0, 10)}`;
}

const encoder = new TextEncoder();

function size(text: string): number {
  return encoder.encode(text).length;
}
