// Which published figure stands behind which row, for AWS. Row names are ours; the comments say what a figure means
// where its name alone could mislead, and where a tier bound differs from the price list's and why.

import { analyticsTables } from './aws/analytics.mjs';
import { applicationTables } from './aws/applications.mjs';
import { computeTables } from './aws/compute.mjs';
import { databaseTables } from './aws/database.mjs';
import { databaseClassTables } from './aws/database-classes.mjs';
import { desktopTables } from './aws/desktops.mjs';
import { edgeTables } from './aws/edge.mjs';
import { instanceTables } from './aws/instances.mjs';
import { intelligenceTables } from './aws/intelligence.mjs';
import { networkTables } from './aws/network.mjs';
import { operationsTables } from './aws/operations.mjs';
import { pageTables } from './aws/pages.mjs';
import { securityTables } from './aws/security.mjs';
import { serverlessTables } from './aws/serverless.mjs';
import { smallerTables } from './aws/smaller.mjs';
import { storageTables } from './aws/storage.mjs';
import { streamingTables } from './aws/streaming.mjs';

/** Every AWS table, in a stable order. */
export function awsTables(sources) {
  return [
    ...instanceTables(sources),
    ...computeTables(),
    ...databaseClassTables(sources),
    ...databaseTables(),
    ...networkTables(sources),
    ...serverlessTables(),
    ...storageTables(),
    ...streamingTables(sources),
    ...analyticsTables(sources),
    ...edgeTables(),
    ...securityTables(),
    ...operationsTables(sources),
    ...desktopTables(sources),
    ...applicationTables(sources),
    ...intelligenceTables(),
    ...smallerTables(),
    ...pageTables(),
  ];
}
