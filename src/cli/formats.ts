/** The names of the formats that reports are written in. */
export const formats = [
  'table',
  'json',
  'ndjson',
  'markdown',
  'html',
  'csv',
  'github',
  'gitlab',
  'azure',
  'bitbucket',
  'junit',
  'sarif',
  'infracost',
] as const;

export type Format = (typeof formats)[number];
