import { TextDocument } from '../analyzer/text-document';
import type { Estimate } from '../engine/estimate';
import type { SpecBook } from '../engine/spec-book';
import { loadUsage, noUsage, type UsageFile } from '../engine/usage';
import { addressesOf, checkUsage } from '../engine/usage-check';
import { nameOf } from '../host';

/** A usage file, and what is wrong in it, which can be told once it is known whose use it states. */
export interface ReadUsage {
  readonly usage: UsageFile;
  /**
   * `usage.yml:3: aws_instance has no usage key "operating_sistem", …`. Addresses that none of the resources has are taken to be right,
   * for one file may state the use of several projects.
   */
  readonly mistakes: (estimates: readonly Estimate[], specs: SpecBook) => readonly string[];
}

export const nothingRead: ReadUsage = { usage: noUsage, mistakes: () => [] };

/** @param file as it is shown to people */
export function usageOfText(text: string, file: string): ReadUsage {
  const usage = loadUsage(text, file);
  return {
    usage,
    mistakes: (estimates, specs) => {
      const document = new TextDocument(file, text);
      const subjects = {
        specFor: (type: string) => specs.get(type),
        addresses: addressesOf(estimates),
        profile: '',
        shared: nameOf(file).startsWith('infracost'),
      };
      const told = new Set(usage.errors.map(({ line }) => line));
      const keys = checkUsage(text, subjects)
        .filter(({ code, severity }) => severity !== 'information' && (code === 'usage-key' || code === 'usage-value'))
        .map(({ start, message }) => ({ line: document.positionAt(start).line, message }))
        .filter(({ line }) => !told.has(line));
      return [...usage.errors, ...keys].map(({ line, message }) => `${file}:${line + 1}: ${message}`);
    },
  };
}
