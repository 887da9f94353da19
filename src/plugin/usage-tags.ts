/**
 * Stated usage as plugins are told of it. The protocol has no field for it; FinFocus's own plugins read it from the tags of the
 * resource, beside its attributes, and so it is put there.
 */
import type { MapValue } from '../expression/value';
import type { Texts } from './messages';

/** What FinFocus's aws-public calls the same figures. */
const otherNames: Readonly<Record<string, string>> = {
  monthly_requests: 'requests_per_month',
  request_duration_ms: 'avg_duration_ms',
  monthly_data_processed_gb: 'data_processed_gb',
  monthly_data_ingested_gb: 'log_ingestion_gb',
  storage_gb: 'log_storage_gb',
};

/** Hours are none of it: prices of plugins are for a whole month. */
const notTold = new Set(['working_hours', 'assume']);

const longest = 256;

/** Figures and words as text, by usage key and by FinFocus's name. */
export function usageTags(usage: MapValue): Texts {
  const result: Record<string, string> = {};
  for (const [key, value] of usage.entries) {
    if (notTold.has(key) || key.length > longest) continue;
    if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'boolean') continue;
    const text = String(value);
    if (text.length > longest) continue;
    result[key] = text;
    const other = otherNames[key];
    if (other !== undefined) result[other] = text;
  }
  return result;
}
